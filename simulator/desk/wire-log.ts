import type { WireLink, WireMessage } from '../model.ts';

/** How many messages the desk keeps. */
export const wireKept = 1_000;

export interface WireFilter {
  readonly link: WireLink | '';
  readonly text: string;
  readonly errorsOnly: boolean;
}

export const noFilter: WireFilter = { link: '', text: '', errorsOnly: false };

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
  if (!wanted && !filter.link && !filter.errorsOnly) return rows;
  return rows.filter(
    (row) =>
      (!filter.link || row.link === filter.link) &&
      (!filter.errorsOnly || row.isError) &&
      (!wanted ||
        `${row.name} ${row.method ?? ''} ${row.path ?? ''} ${row.status ?? ''}`
          .toLowerCase()
          .includes(wanted)),
  );
}
