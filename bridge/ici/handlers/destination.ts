import type { Destination } from '../../core/agent-command.ts';
import { BridgeError } from '../../core/bridge-error.ts';
import type { CicDirectory } from '../../core/directory-port.ts';
import type { Item } from '../../core/item.ts';
import { isDialable } from '../../core/leg-of.ts';
import type { Address } from '../catalogue/types.ts';
import type { Dialect } from '../dialects/dialect.ts';

type AddressType = keyof Dialect['addressTypes'];

const addressTypes = ['phone', 'email', 'user', 'queue'] as const satisfies readonly AddressType[];

/** Turns an `Address` of SAP, meant for an item of this kind, into a destination. */
export type ToDestination = (address: Address, kind: Item['kind']) => Promise<Destination>;

/** What people write between the digits of a number. */
const numberPattern = /^\+?[\d\s/().*#-]*\d[\d\s/().*#-]*$/;
const phoneScheme = /^(sips?|tel):/i;

/** True of a telephone number as people write it, and of a SIP address: what calls can be sent on to. */
export function isNumber(text: string): boolean {
  return (
    isDialable(text) &&
    (numberPattern.test(text) || /^(sips?|tel):\S+$/i.test(text) || /^[^\s@:]+@[^\s@]+$/.test(text))
  );
}

/**
 * Reads addresses by their type; without one, digits are a number, what holds `@` is a SIP address for a
 * call and a mail address for all else, and a name is looked up: first a user, then a workgroup. The answer
 * rejects with `badAddress` where none of that fits.
 */
export function destinations(dialect: Dialect, directory: CicDirectory): ToDestination {
  async function named(name: string): Promise<Destination> {
    if (await isUser(directory, name)) return { kind: 'user', value: name };
    const workgroups = await directory.workgroups();
    if (workgroups.some(({ workgroup }) => workgroup === name)) return { kind: 'queue', value: name };
    throw new BridgeError(
      'badAddress',
      `Failed to read the address ${JSON.stringify(name)}: it is no number, no mail address, no user and no workgroup of CIC. Send a number such as +496227747474, or a name with its type: ${typeCodes(dialect)}.`,
    );
  }

  return async (address, kind) => {
    const value = address.value.trim();
    const type = (address.type ?? '').trim();
    if (value === '') {
      throw new BridgeError(
        'badAddress',
        'Failed to read the address: it is empty. Send a number, a mail address, a user or a workgroup.',
      );
    }
    if (type !== '') return { kind: typed(dialect, type, value), value };
    if (numberPattern.test(value) || phoneScheme.test(value)) return { kind: 'phone', value };
    if (value.includes('@')) return { kind: kind === 'phoneCall' ? 'phone' : 'email', value };
    return named(value);
  };
}

function typed(dialect: Dialect, type: string, value: string): AddressType {
  const known = addressTypes.find((name) => dialect.addressTypes[name].toLowerCase() === type.toLowerCase());
  // An extension may have letters, but several words are somebody's name.
  if (known === 'phone' && /\s/.test(value) && !isNumber(value)) {
    throw new BridgeError(
      'badAddress',
      `Failed to read the address: ${JSON.stringify(value)} is no telephone number. Send one such as +496227747474, or another type than ${type}.`,
    );
  }
  if (known) return known;
  throw new BridgeError(
    'badAddress',
    `Failed to read the address: its type ${JSON.stringify(type)} is unknown. Send one of ${typeCodes(dialect)}, or none.`,
  );
}

function typeCodes(dialect: Dialect): string {
  return addressTypes.map((name) => dialect.addressTypes[name]).join(', ');
}

async function isUser(directory: CicDirectory, name: string): Promise<boolean> {
  try {
    await directory.presence([name]);
    return true;
  } catch (error) {
    if (error instanceof BridgeError && error.code === 'unknownUser') return false;
    throw error;
  }
}
