import { BridgeError } from '../core/bridge-error.ts';

/** The store cannot be opened, or holds what is none of ours. */
export function storeUnusable(path: string, cause: unknown, why = reasonOf(cause)): BridgeError {
  return new BridgeError(
    'badConfiguration',
    `Failed to open the store ${path}: ${why}. Name another file as store.path, or move this one away: action items and subscriptions in it are then lost.`,
    { cause },
  );
}

/** The store broke while it was in use. */
export function storeFailed(what: string, path: string, cause: unknown): BridgeError {
  return new BridgeError(
    'storeFailed',
    `Failed to ${what} the store ${path}: ${reasonOf(cause)}. Look for a full disk, or for another program that holds the file.`,
    { cause, retryable: true },
  );
}

const reasons: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: 'it is not a database',
  SQLITE_CORRUPT: 'it is damaged',
  SQLITE_BUSY: 'another program holds it',
  SQLITE_FULL: 'the disk is full',
  SQLITE_READONLY: 'it cannot be written',
  SQLITE_CANTOPEN: 'its folder is not there, or cannot be written',
};

function reasonOf(cause: unknown): string {
  const { code = '', message = String(cause) } = (cause ?? {}) as { code?: string; message?: string };
  // The library gives no code where it cannot open the file at all; 14 is SQLITE_CANTOPEN.
  const known = reasons[code] ?? (/Unable to open/.test(message) ? reasons.SQLITE_CANTOPEN : undefined);
  return known ?? message;
}
