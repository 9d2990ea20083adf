import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock, Timer } from '../core/clock.ts';
import type { Store } from './store.ts';

/** Attached data too large for an interaction attribute: CIC keeps a reference, the bridge the data (ici.md 7). */
export interface AttachedDataStore {
  /** Keeps a document and gives its reference; the same document has the same one. */
  keep(document: string): string;
  /** Undefined where the reference is not ours, or its document was not asked for in a long time. */
  find(reference: string): string | undefined;
  /** Begins to drop what nobody needs. */
  start(): void;
  stop(): void;
}

export interface AttachedDataStoreOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** Milliseconds after which a document is dropped that no interaction showed. */
  readonly keepMs: number;
}

const kept = z.object({ document: z.string(), usedAt: z.number() });
type Kept = z.output<typeof kept>;

const hour = 3_600_000;

/** CIC shows a reference as often as anything of its interaction changes; as long as it does the data stays. */
export function createAttachedDataStore(options: AttachedDataStoreOptions): AttachedDataStore {
  const { store, clock, keepMs } = options;
  const table = store.table<Kept>('attachedData', { parse: (json) => kept.parse(json) });
  let timer: Timer | undefined;
  // Noting each use at once would write for every event of CIC.
  const grain = Math.min(hour, keepMs / 4);

  function sweep(): void {
    timer = clock.after(Math.min(hour, keepMs), sweep);
    for (const [reference, { usedAt }] of table.entries()) {
      if (usedAt + keepMs <= clock.now()) table.delete(reference);
    }
  }

  function find(reference: string): string | undefined {
    const found = table.get(reference);
    if (found && clock.now() - found.usedAt >= grain) table.put(reference, { ...found, usedAt: clock.now() });
    return found?.document;
  }

  return {
    keep(document) {
      const reference = createHash('sha256').update(document).digest('hex');
      if (find(reference) === undefined) table.put(reference, { document, usedAt: clock.now() });
      return reference;
    },
    find,
    start: sweep,
    stop: () => timer?.cancel(),
  };
}
