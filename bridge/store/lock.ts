import Database from 'libsql';
import { BridgeError } from '../core/bridge-error.ts';
import { storeUnusable } from './store-error.ts';

export interface Lock {
  release(): void;
}

/**
 * Holds the store for one bridge: two would route the same action item. The lock is that of an open transaction in
 * a file beside the store, so the system lets it go however the process ends, and there is nothing to clean up.
 */
export function holdLock(path: string): Lock {
  const file = `${path}.lock`;
  let database: Database.Database;
  try {
    database = new Database(file);
  } catch (cause) {
    throw storeUnusable(path, cause);
  }
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    if (!isBusy(cause)) throw storeUnusable(file, cause);
    throw new BridgeError(
      'badConfiguration',
      `Failed to open the store ${path}: another bridge has it. Stop that one, or give this one a store.path of its own.`,
      { cause },
    );
  }
  return { release: () => database.close() };
}

function isBusy(error: unknown): boolean {
  return (error as { readonly code?: unknown }).code === 'SQLITE_BUSY';
}
