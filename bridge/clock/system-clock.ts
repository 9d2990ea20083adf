import type { Clock } from '../core/clock.ts';

/** The machine's own time. Timers keep the process alive until they fire or are cancelled. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const handle = setTimeout(run, milliseconds);
    return { cancel: () => clearTimeout(handle) };
  },
};
