/** The number that stands for "not known": withheld, a name, or nothing at all (G5, G10). */
export const unknownNumber = '+0';

/** What people write between digits; SAP wants none of it (ici.md 5.6). */
const separators = /[\s/().-]/g;

/**
 * Turns an address of CIC into the form that SAP expects (G5): `sip:` and all from `@` go, `/` and other
 * separators go, what begins with a letter or is empty becomes `0`, and one `+` stands in front.
 *
 * @example toSapNumber('sip:555@example.com') // '+555'
 * @example toSapNumber('PrivateNumber') // '+0'
 */
export function toSapNumber(address: string): string {
  const withoutScheme = address.trim().replace(/^sips?:/i, '');
  const [user = ''] = withoutScheme.split('@', 1);
  const number = user.replace(separators, '').replace(/^\++/, '');
  return number === '' || /^\p{L}/u.test(number) ? unknownNumber : `+${number}`;
}
