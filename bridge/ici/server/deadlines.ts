import type { Clock, Timer } from '../../core/clock.ts';

/** Something that must be over in time. */
export interface Expiring {
  expire(): void;
}

/** Watches many things that all have the same time. */
export interface Deadlines {
  start(one: Expiring): void;
  stop(one: Expiring): void;
  /** Forgets all of them without expiring any. */
  clear(): void;
}

/**
 * One timer for all requests: as each has the same time, they fall due in the order in which they began, and a
 * request that is answered at once costs no timer of its own.
 */
export function createDeadlines(clock: Clock, milliseconds: number): Deadlines {
  const due = new Map<Expiring, number>();
  let timer: Timer | undefined;

  function watch(delay: number): void {
    timer = clock.after(delay, () => {
      timer = undefined;
      const now = clock.now();
      for (const [one, at] of due) {
        if (at > now) {
          watch(at - now);
          return;
        }
        due.delete(one);
        one.expire();
      }
    });
  }

  return {
    start(one) {
      due.set(one, clock.now() + milliseconds);
      if (timer === undefined) watch(milliseconds);
    },
    stop(one) {
      due.delete(one);
    },
    clear() {
      due.clear();
      timer?.cancel();
      timer = undefined;
    },
  };
}
