import type { Clock, Timer } from '../core/clock.ts';

interface Waiting {
  readonly due: number;
  readonly order: number;
  readonly run: () => void;
}

/**
 * A clock that stands still until it is moved. Timers run in the order of their due time, equal ones in the
 * order in which they were set.
 *
 * @example
 * const clock = new VirtualClock();
 * clock.after(1_000, () => console.log('ring'));
 * await clock.advance(1_000);
 */
export class VirtualClock implements Clock {
  #now: number;
  #order = 0;
  #waiting: Waiting[] = [];
  readonly #turns: number;

  /**
   * @param start milliseconds since the epoch; 14 March 2026, 09:00 UTC unless told otherwise
   * @param turns how often the event loop goes round between two timers
   */
  constructor(start = Date.UTC(2026, 2, 14, 9), turns = 1) {
    this.#now = start;
    this.#turns = turns;
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, run: () => void): Timer {
    const waiting: Waiting = { due: this.#now + Math.max(0, milliseconds), order: this.#order++, run };
    this.#waiting.push(waiting);
    this.#waiting.sort((a, b) => a.due - b.due || a.order - b.order);
    return {
      cancel: () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
      },
    };
  }

  /** How many timers are set; zero where nothing is left running. */
  get pending(): number {
    return this.#waiting.length;
  }

  /** Milliseconds until the next timer, `undefined` where none is set. */
  get untilNext(): number | undefined {
    const next = this.#waiting[0];
    return next && next.due - this.#now;
  }

  /** Moves time on; whatever falls due runs, and promises it resolves get their turn before the next timer. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (let next = this.#waiting[0]; next && next.due <= end; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#now = next.due;
      next.run();
      for (let turn = 0; turn < this.#turns; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    this.#now = end;
  }
}
