import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseTraceLine, type TraceEntry } from './trace-entry.ts';
import { traceFileName } from './trace-file.ts';

/** Which entries are wanted; all conditions must hold. */
export interface TraceFilter {
  readonly userId?: string | undefined;
  /** ISO 8601; the first and the last moment that is wanted. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The operation, or its service or its name alone; upper and lower case do not count. */
  readonly operation?: string | undefined;
}

/** All entries of a folder's trace files that a filter lets through, oldest first. */
export async function* readTrace(folder: string, filter: TraceFilter): AsyncGenerator<TraceEntry> {
  let oldest = 0;
  while (existsSync(traceFileName(folder, oldest + 1))) oldest += 1;
  for (let index = oldest; index >= 0; index--) {
    const file = traceFileName(folder, index);
    if (!existsSync(file)) continue;
    for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
      const entry = parseTraceLine(line);
      if (entry && isWanted(entry, filter)) yield entry;
    }
  }
}

function isWanted(entry: TraceEntry, { userId, from, to, operation }: TraceFilter): boolean {
  const at = Date.parse(entry.timestamp);
  return (
    (userId === undefined || entry.userId === userId) &&
    (from === undefined || at >= Date.parse(from)) &&
    (to === undefined || at <= Date.parse(to)) &&
    (operation === undefined || isOperation(entry.operation, operation))
  );
}

function isOperation(operation: string, wanted: string): boolean {
  const [whole, sought] = [operation.toLowerCase(), wanted.toLowerCase()];
  return whole === sought || whole.split('.').includes(sought);
}
