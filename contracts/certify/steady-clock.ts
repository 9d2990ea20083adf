import type { Clock } from '@switchhook/bridge/clock';

/** A clock that does not count the time in which nothing could run. */
export interface SteadyClock extends Clock {
  /** Its watch no longer keeps the process alive. */
  close(): void;
}

/** How often it looks, and how much of a longer silence counts. */
const tick = 20;
const longestTurn = 100;

/**
 * Time as the parts of one process can use it: where the machine gives the process no turn for longer than a tenth of
 * a second, the rest of it is left out. What is held against the time then fails for a slow part, not for a busy
 * machine.
 */
export function steadyClock(base: Clock): SteadyClock {
  let leftOut = 0;
  let last = base.now();
  const now = () => {
    const current = base.now();
    leftOut += Math.max(0, current - last - longestTurn);
    last = current;
    return current - leftOut;
  };
  let isOpen = true;
  const watch = () => {
    if (!isOpen) return;
    now();
    timer = base.after(tick, watch);
  };
  let timer = base.after(tick, watch);
  return {
    now,
    after: (milliseconds, run) => base.after(milliseconds, run),
    close() {
      isOpen = false;
      timer.cancel();
    },
  };
}
