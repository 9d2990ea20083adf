import type { PageClock } from '../webclient/page-clock.ts';

export interface VirtualClock extends PageClock {
  /** Moves time on and runs what falls due, in order. */
  advance(milliseconds: number): void;
  /** Delays that were asked for, in order. */
  readonly delays: readonly number[];
}

/** A clock that stands still until it is moved. */
export function virtualClock(start = 0): VirtualClock {
  let time = start;
  let timers: { readonly at: number; readonly callback: () => void }[] = [];
  const delays: number[] = [];
  return {
    delays,
    now: () => time,
    after(delayMs, callback) {
      const timer = { at: time + delayMs, callback };
      timers.push(timer);
      delays.push(delayMs);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(milliseconds) {
      time += milliseconds;
      const due = timers.filter(({ at }) => at <= time).toSorted((one, other) => one.at - other.at);
      timers = timers.filter((timer) => !due.includes(timer));
      for (const { callback } of due) callback();
    },
  };
}
