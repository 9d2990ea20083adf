import { appendFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Timer } from '../core/clock.ts';

export interface TraceFileOptions {
  readonly folder: string;
  /** Bytes after which a new file begins. */
  readonly fileBytes: number;
  /** Files that are kept, the current one included. */
  readonly files: number;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** Lines on their way to the disk; a slow disk costs lines, never the time of a request. */
export interface TraceFile {
  /** False where too much waits already. */
  hasRoomFor(length: number): boolean;
  write(line: string): void;
  /** Resolves once all lines are written. */
  flush(): Promise<void>;
}

const flushMs = 200;
const mostWaiting = 16 * 1024 * 1024;

/** The name of a trace file: 0 is the current one, higher numbers are older. */
export function traceFileName(folder: string, index: number): string {
  return join(folder, index === 0 ? 'trace.jsonl' : `trace.${index}.jsonl`);
}

export function createTraceFile({ folder, fileBytes, files, clock, onError }: TraceFileOptions): TraceFile {
  const current = traceFileName(folder, 0);
  let lines: string[] = [];
  let waiting = 0;
  let size: number | undefined;
  let timer: Timer | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function rotate(): Promise<void> {
    await rm(traceFileName(folder, files - 1), { force: true });
    for (let index = files - 2; index >= 0; index--) {
      await rename(traceFileName(folder, index), traceFileName(folder, index + 1)).catch(ignoreAbsent);
    }
    size = 0;
  }

  async function append(text: string): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    size ??= (await stat(current).catch(() => undefined))?.size ?? 0;
    const bytes = Buffer.byteLength(text);
    if (size > 0 && size + bytes > fileBytes) await rotate();
    await appendFile(current, text, { mode: 0o600 });
    size = (size ?? 0) + bytes;
  }

  function flush(): Promise<void> {
    timer?.cancel();
    timer = undefined;
    const chunks = chunksOf(lines, fileBytes);
    lines = [];
    for (const chunk of chunks) {
      writing = writing
        .then(() => append(chunk))
        .catch(onError)
        .then(() => {
          waiting -= chunk.length;
        });
    }
    return writing;
  }

  return {
    hasRoomFor: (length) => waiting + length <= mostWaiting,
    write(line) {
      lines.push(line);
      waiting += line.length + 1;
      timer ??= clock.after(flushMs, () => void flush());
    },
    flush,
  };
}

/** Texts of whole lines, none longer than `limit` unless one line is. */
function chunksOf(lines: readonly string[], limit: number): readonly string[] {
  const chunks: string[] = [];
  let chunk = '';
  for (const line of lines) {
    if (chunk !== '' && chunk.length + line.length > limit) {
      chunks.push(chunk);
      chunk = '';
    }
    chunk += `${line}\n`;
  }
  return chunk === '' ? chunks : [...chunks, chunk];
}

function ignoreAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
