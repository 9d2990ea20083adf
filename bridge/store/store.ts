import Database from 'libsql';
import { BridgeError } from '../core/bridge-error.ts';
import type { StoreTable } from '../core/store-port.ts';
import { holdLock } from './lock.ts';
import { storeFailed, storeUnusable } from './store-error.ts';

export interface TableOptions<Value> {
  /** Checks what was read; throws where it is nothing of ours. */
  readonly parse: (json: unknown) => Value;
  /** True where a value must be on the disk itself before `put` returns, whatever that costs. */
  readonly isDurable?: boolean;
}

/** What the bridge keeps over a restart: named tables of JSON values in one file. */
export interface Store {
  table<Value>(name: string, options: TableOptions<Value>): StoreTable<Value>;
  /** Lets the file go; later calls throw. */
  close(): void;
}

export interface StoreOptions {
  /** A file, or `:memory:` for as long as the process runs. */
  readonly path: string;
  /** False for who only looks on or leaves a request: the bridge itself is the only one to hold the file. */
  readonly isOwner?: boolean;
}

const schemaVersion = 1;

/**
 * Opens the store, and makes it where there is none.
 * @throws BridgeError `badConfiguration` where another bridge has the file, or it is not a store of ours.
 */
export function openStore({ path, isOwner = true }: StoreOptions): Store {
  const isFile = path !== ':memory:';
  const lock = isFile && isOwner ? holdLock(path) : undefined;
  let fast: Database.Database | undefined;
  let durable: Database.Database | undefined;
  try {
    // In WAL mode NORMAL survives a crash of the process, FULL one of the machine, at ten times the price.
    fast = connect(path, 'NORMAL');
    durable = isFile ? connect(path, 'FULL') : fast;
  } catch (cause) {
    fast?.close();
    lock?.release();
    throw cause instanceof BridgeError ? cause : storeUnusable(path, cause);
  }
  const connections = [...new Set([fast, durable])];

  function table<Value>(name: string, { parse, isDurable = false }: TableOptions<Value>): StoreTable<Value> {
    const database = isDurable ? durable : fast;
    if (!database) throw new Error('unreachable: both were opened');
    const select = database.prepare('SELECT value FROM record WHERE kind = ? AND key = ?');
    const selectAll = database.prepare('SELECT key, value FROM record WHERE kind = ? ORDER BY key');
    const upsert = database.prepare(
      'INSERT INTO record (kind, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    );
    const remove = database.prepare('DELETE FROM record WHERE kind = ? AND key = ?');

    function read(key: string, value: string): Value {
      try {
        return parse(JSON.parse(value));
      } catch (cause) {
        throw storeUnusable(path, cause, `its entry ${name} ${key} is not one that this version wrote`);
      }
    }

    return {
      get: (key) => {
        const row = guarded('read', () => select.get(name, key)) as Row | undefined;
        return row && read(key, row.value);
      },
      entries: () => {
        const rows = guarded('read', () => selectAll.all(name)) as readonly Row[];
        return rows.map(({ key, value }) => [key, read(key, value)] as const);
      },
      put: (key, value) => {
        guarded('write', () => upsert.run(name, key, JSON.stringify(value)));
      },
      delete: (key) => {
        guarded('write', () => remove.run(name, key));
      },
    };
  }

  function guarded<T>(what: string, run: () => T): T {
    try {
      return run();
    } catch (cause) {
      throw storeFailed(what, path, cause);
    }
  }

  return {
    table,
    close() {
      // Into the file itself now: libsql does it when the last statement is collected, whenever that is.
      try {
        if (lock) fast?.pragma('wal_checkpoint(TRUNCATE)');
      } finally {
        for (const connection of connections) connection.close();
        lock?.release();
      }
    },
  };
}

interface Row {
  readonly key: string;
  readonly value: string;
}

function connect(path: string, synchronous: 'NORMAL' | 'FULL'): Database.Database {
  const database = new Database(path);
  try {
    database.pragma('busy_timeout = 2000');
    database.pragma('journal_mode = WAL');
    database.pragma(`synchronous = ${synchronous}`);
    database.exec(
      `CREATE TABLE IF NOT EXISTS record (
         kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key)
       ) WITHOUT ROWID`,
    );
    // A read of every page's head now, instead of a surprise in the midst of an agent's call.
    const [found] = database.prepare('PRAGMA quick_check').all() as readonly { quick_check: string }[];
    if (found?.quick_check !== 'ok') throw new Error(found?.quick_check ?? 'quick_check said nothing');
    const [{ user_version: version = 0 } = {}] = database.prepare('PRAGMA user_version').all() as readonly {
      user_version: number;
    }[];
    if (version > schemaVersion) {
      throw storeUnusable(path, undefined, `a newer bridge wrote it (version ${version} of its layout)`);
    }
    database.exec(`PRAGMA user_version = ${schemaVersion}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
