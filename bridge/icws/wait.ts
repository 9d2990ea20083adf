import type { Clock } from '../core/clock.ts';
import { onceRead } from './once-read.ts';

/** Resolves to true after `milliseconds` on `clock`, to false as soon as `signal` aborts; leaves no timer. */
export function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false);
    const timer = clock.after(milliseconds, () => finish(true));
    const abort = () => finish(false);
    signal.addEventListener('abort', abort);
    function finish(isOver: boolean): void {
      timer.cancel();
      signal.removeEventListener('abort', abort);
      resolve(isOver);
    }
  });
}

/** Resolves to true once `work` is done, to false if `milliseconds` pass or `signal` aborts before. */
export async function doneWithin(
  work: Promise<unknown>,
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal,
): Promise<boolean> {
  const over = new AbortController();
  const stop = () => over.abort();
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    return await Promise.race([
      work.then(() => true),
      pause(clock, milliseconds, over.signal).then(async (isLate) => {
        if (isLate) await new Promise<void>(onceRead);
        return false;
      }),
    ]);
  } finally {
    stop();
    signal.removeEventListener('abort', stop);
  }
}

/** A promise that is settled from outside. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: Error): void;
}

export function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Whoever waits hears of a rejection; where nobody waits any more it must not end the process.
  promise.catch(() => {});
  return { promise, resolve, reject };
}

/** Something that happens again and again; whoever waits is told of the next time. */
export interface Milestone {
  next(): Promise<void>;
  reach(): void;
  /** Rejects for those who wait now. */
  miss(error: Error): void;
}

export function createMilestone(): Milestone {
  let awaited: Deferred<void> | undefined;
  const take = () => {
    const taken = awaited;
    awaited = undefined;
    return taken;
  };
  return {
    next() {
      awaited ??= deferred();
      return awaited.promise;
    },
    reach: () => take()?.resolve(),
    miss: (error) => take()?.reject(error),
  };
}
