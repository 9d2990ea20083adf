/** The page's only source of time; tests pass their own. */
export interface PageClock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Calls once after a delay in milliseconds; the returned function calls it off. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
}

export const pageClock: PageClock = {
  now: () => Date.now(),
  after(delayMs, callback) {
    const handle = setTimeout(callback, delayMs);
    return () => clearTimeout(handle);
  },
};
