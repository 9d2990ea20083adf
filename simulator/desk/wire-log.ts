import type { WireLink, WireMessage } from '../model.ts';

/** How many messages the desk keeps. */
export const wireKept = 10_000;

export interface WireFilter {
  readonly link: WireLink | '';
  readonly text: string;
  readonly errorsOnly: boolean;
  readonly kind: WireMessage['kind'] | '';
  /** Only what one step of a play sent, or what was there at a moment of the past. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Messages whose bodies hold the text, where that was asked. */
  readonly found?: ReadonlySet<number> | undefined;
}

export const noFilter: WireFilter = { link: '', text: '', errorsOnly: false, kind: '' };

/** Adds a batch in order of `seq`; a message that is there already is replaced, the oldest beyond the limit go. */
export function mergeWire(
  rows: readonly WireMessage[],
  batch: readonly WireMessage[],
  kept = wireKept,
): readonly WireMessage[] {
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  const last = rows.at(-1)?.seq ?? 0;
  let isInOrder = true;
  let highest = last;
  for (const message of batch) {
    if (!bySeq.has(message.seq) && message.seq < highest) isInOrder = false;
    highest = Math.max(highest, message.seq);
    bySeq.set(message.seq, message);
  }
  const merged = [...bySeq.values()];
  if (!isInOrder) merged.sort((one, other) => one.seq - other.seq);
  return merged.length > kept ? merged.slice(-kept) : merged;
}

/** The rows that a filter lets through; text is looked for in name, path and status, in any case. */
export function filterWire(rows: readonly WireMessage[], filter: WireFilter): readonly WireMessage[] {
  const wanted = filter.text.trim().toLowerCase();
  const { from = 0, to = Number.POSITIVE_INFINITY, found } = filter;
  const isWhole = from === 0 && to === Number.POSITIVE_INFINITY && !filter.kind;
  if (!wanted && !filter.link && !filter.errorsOnly && isWhole) return rows;
  return rows.filter(
    (row) =>
      row.seq >= from &&
      row.seq <= to &&
      (!filter.kind || row.kind === filter.kind) &&
      (!filter.link || row.link === filter.link) &&
      (!filter.errorsOnly || row.isError) &&
      (!wanted ||
        found?.has(row.seq) ||
        `${row.name} ${row.method ?? ''} ${row.path ?? ''} ${row.status ?? ''}`
          .toLowerCase()
          .includes(wanted)),
  );
}
