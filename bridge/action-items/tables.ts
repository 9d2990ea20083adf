import { z } from 'zod';
import type { StoreTable } from '../core/store-port.ts';
import { type ActionItemRecord, parseRecord } from './record.ts';

/** What an administrator wants done with work on the overflow list; the running bridge takes it from the store. */
export type AdminRequest = 'retry' | 'drop';

const adminRequest = z.enum(['retry', 'drop']);

export interface ActionItemTables {
  readonly records: StoreTable<ActionItemRecord>;
  /** By id of the action item. */
  readonly requests: StoreTable<AdminRequest>;
}

interface Tables {
  table<Value>(
    name: string,
    options: { readonly parse: (json: unknown) => Value; readonly isDurable?: boolean },
  ): StoreTable<Value>;
}

/** The tables of action items in a store: on the disk itself before SAP is answered. */
export function actionItemTables(store: Tables): ActionItemTables {
  return {
    records: store.table('actionItem', { parse: parseRecord, isDurable: true }),
    requests: store.table('actionItemRequest', { parse: (json) => adminRequest.parse(json) }),
  };
}
