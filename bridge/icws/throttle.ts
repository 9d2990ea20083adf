import type { Clock, Timer } from '../core/clock.ts';

export interface Throttle {
  /** Something changed. */
  poke(): void;
  cancel(): void;
}

/** Calls `run` soon after a change, and after any number of changes at most once each `periodMs`. */
export function createThrottle(clock: Clock, periodMs: number, run: () => void): Throttle {
  let lastRun = Number.NEGATIVE_INFINITY;
  let timer: Timer | undefined;

  return {
    poke() {
      if (timer) return;
      const waitMs = Math.max(0, lastRun + periodMs - clock.now());
      timer = clock.after(waitMs, () => {
        timer = undefined;
        lastRun = clock.now();
        run();
      });
    },
    cancel() {
      timer?.cancel();
      timer = undefined;
    },
  };
}
