import { sapTimestamp, type TraceEntry } from './trace-entry.ts';

const arrows = { in: '->', out: '<-' } as const;
const types = { S: 'SOAP', H: 'HTTP', E: 'ERROR' } as const;

/** One entry for people: a line, and the payload below it where it is wanted or is short. */
export function formatTraceEntry(entry: TraceEntry, hasPayload: boolean): string {
  const { timestamp, userId, session, counter, direction, type, operation, payload } = entry;
  const what = operation === '' ? '-' : operation;
  const head = `${timestamp} ${userId || '-'} ${session}#${counter} ${arrows[direction]} ${types[type]} ${what}`;
  if (type !== 'S') return `${head} ${payload}`;
  return hasPayload ? `${head}\n${payload}\n` : `${head} (${payload.length} characters)`;
}

/** The columns of SAP's table CRM_ICI_TRACES (ici.md 2.1). */
export const traceTableHead = [
  'USER_ID',
  'TIMESTAMP_CREATE',
  'COUNTER',
  'TIMESTAMP',
  'TYPE',
  'TRACE_UNIT',
].join('\t');

/** One entry as a row of that table; tabs and line breaks of the payload become blanks. */
export function formatTraceRow(entry: TraceEntry): string {
  const { userId, session, counter, timestamp, type, payload } = entry;
  const row = [userId, session, counter, sapTimestamp(Date.parse(timestamp)), type, payload];
  return row.map((cell) => String(cell).replace(/[\t\r\n]+/g, ' ')).join('\t');
}
