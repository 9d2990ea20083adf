/** A pending timer; `cancel` is safe to call twice and after it fired. */
export interface Timer {
  cancel(): void;
}

/**
 * The only source of time in the bridge. Milliseconds since the epoch, UTC.
 * Production passes the system clock, tests and the desk one that they move by hand.
 */
export interface Clock {
  now(): number;
  after(milliseconds: number, run: () => void): Timer;
}

/** Resolves once `milliseconds` have passed on `clock`. */
export function delay(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(milliseconds, resolve);
  });
}
