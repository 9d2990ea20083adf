import type { Clock } from '@switchhook/bridge/clock';
import type { JournalEntry, PastViews } from '@switchhook/simulator/desk-model';
import type { AgentView } from '@switchhook/simulator/model';

type Told = JournalEntry extends infer Entry
  ? Entry extends JournalEntry
    ? Omit<Entry, 'seq' | 'at' | 'wire'>
    : never
  : never;

/** What was done and what came of it, in one order with the wire: for recordings and for looking back. */
export interface Journal {
  /** Notes what was done; the returned function adds what it came to. */
  note(told: Exclude<Told, { kind: 'view' }>): (outcome: { readonly status: number }) => void;
  /** Notes an agent's view as JSON; one that says nothing new is left out. */
  noteView(userId: string, json: string): void;
  /** The listener gets every entry, and one once more, with the same `seq`, when its answer is there. */
  subscribe(listener: (entry: JournalEntry) => void): () => void;
  list(range?: { readonly after?: number; readonly limit?: number }): readonly JournalEntry[];
  /** Every agent as they were after an entry; undefined where nothing that old is kept. */
  viewsAt(seq: number): PastViews | undefined;
  readonly lastSeq: number;
  clear(): void;
}

export interface JournalOptions {
  readonly clock: Clock;
  /** The last message on the wire; left out where nothing is tapped. */
  readonly lastWire?: () => number;
  readonly limits?: { readonly entries: number; readonly viewChars: number };
}

const defaultLimits = { entries: 20_000, viewChars: 48 * 1024 * 1024 };

/** Keeps the newest entries; what a limit pushes out is gone, but never the last view of an agent. */
export function createJournal({ clock, lastWire, limits = defaultLimits }: JournalOptions): Journal {
  const entries = new Map<number, JournalEntry>();
  const views = new Map<number, string>();
  const newest = new Map<string, string>();
  /** The view of each agent from before the oldest entry. */
  const before = new Map<string, string>();
  const listeners = new Set<(entry: JournalEntry) => void>();
  let seq = 0;
  let viewChars = 0;

  function put(entry: JournalEntry): void {
    entries.set(entry.seq, entry);
    for (const [oldest, { kind }] of entries) {
      if (entries.size <= limits.entries && viewChars <= limits.viewChars) break;
      if (kind === 'view') forgetView(oldest);
      entries.delete(oldest);
    }
    for (const listener of listeners) listener(entry);
  }

  function forgetView(at: number): void {
    const entry = entries.get(at);
    const json = views.get(at);
    if (entry?.kind !== 'view' || json === undefined) return;
    before.set(entry.userId, json);
    views.delete(at);
    viewChars -= json.length;
  }

  const place = () => ({ seq: ++seq, at: clock.now(), wire: lastWire?.() ?? 0 });

  return {
    note(told) {
      const entry: JournalEntry = { ...place(), ...told };
      put(entry);
      return ({ status }) => {
        if (entries.has(entry.seq)) put({ ...entry, status });
      };
    },
    noteView(userId, json) {
      if (newest.get(userId) === json) return;
      newest.set(userId, json);
      const entry: JournalEntry = { ...place(), kind: 'view', userId };
      views.set(entry.seq, json);
      viewChars += json.length;
      put(entry);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    list({ after = 0, limit = Number.POSITIVE_INFINITY } = {}) {
      const found: JournalEntry[] = [];
      for (const entry of entries.values()) {
        if (found.length >= limit) break;
        if (entry.seq > after) found.push(entry);
      }
      return found;
    },
    viewsAt(wanted) {
      const at = entries.get(wanted);
      if (!at) return undefined;
      const then = new Map(before);
      for (const entry of entries.values()) {
        if (entry.seq > wanted) break;
        const json = entry.kind === 'view' ? views.get(entry.seq) : undefined;
        if (entry.kind === 'view' && json !== undefined) then.set(entry.userId, json);
      }
      const parsed = [...then].map(([userId, json]) => [userId, JSON.parse(json) as AgentView] as const);
      return { seq: at.seq, at: at.at, wire: at.wire, views: Object.fromEntries(parsed) };
    },
    get lastSeq() {
      return seq;
    },
    clear() {
      for (const [userId, json] of newest) before.set(userId, json);
      entries.clear();
      views.clear();
      viewChars = 0;
    },
  };
}
