import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toSapNumber, unknownNumber } from './phone-number.ts';

test.each([
  ['sip:555@example.com', '+555'],
  ['sip:bob@example.com', '+0'],
  ['/1234', '+1234'],
  ['1234', '+1234'],
  ['+1234', '+1234'],
  ['PrivateNumber', '+0'],
  ['aaa111', '+0'],
  ['+49 (6227) 74-74.74', '+496227747474'],
  ['SIP:+4962@host', '+4962'],
])('writes %s as %s', (address, number) => {
  expect(toSapNumber(address)).toBe(number);
});

test.each(['', '   ', '+', '@example.com', 'sip:@example.com', '/', 'PRIV', 'Ärzte'])(
  'knows no number in %j',
  (address) => {
    expect(toSapNumber(address)).toBe(unknownNumber);
  },
);

test('changes nothing more when applied twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+/@:sipab. -()') }), (address) => {
      const once = toSapNumber(address);
      expect(once.startsWith('+')).toBe(true);
      expect(once).not.toContain('@');
      expect(once).not.toContain('/');
      expect(toSapNumber(once)).toBe(once);
    }),
  );
});
