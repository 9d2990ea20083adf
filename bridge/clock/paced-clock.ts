import type { Clock, Timer } from '../core/clock.ts';
import { VirtualClock } from './virtual-clock.ts';

/** What a timer sends has to come through a proxy to its other end, and be answered, before the next one runs. */
const turnsBetweenTimers = 8;

/**
 * A clock that runs at a pace of its own: 1 is real time, 10 ten times as fast, 0 stands still. It can also be
 * moved on by hand. Timers run in the order of their due time.
 *
 * @example
 * const clock = new PacedClock(systemClock);
 * clock.setPace(0);
 * await clock.advance(30_000);
 */
export class PacedClock implements Clock {
  readonly #base: Clock;
  readonly #timers: VirtualClock;
  #pace = 1;
  /** Our own time and the base's at the last change of pace. */
  #anchor: { readonly own: number; readonly base: number };
  #next: Timer | undefined;
  #moving: Promise<void> = Promise.resolve();
  #isCatchingUp = false;
  #latest: number;

  constructor(base: Clock) {
    this.#base = base;
    this.#anchor = { own: base.now(), base: base.now() };
    this.#timers = new VirtualClock(base.now(), turnsBetweenTimers);
    this.#latest = base.now();
  }

  now(): number {
    // While timers run it is as late as the one that runs: a heartbeat sets its next one from there.
    const now = this.#isCatchingUp ? this.#timers.now() : this.#untilNow();
    this.#latest = Math.max(this.#latest, now);
    return this.#latest;
  }

  after(milliseconds: number, run: () => void): Timer {
    const due = this.now() + Math.max(0, milliseconds);
    const timer = this.#timers.after(due - this.#timers.now(), run);
    this.#schedule();
    return {
      cancel: () => {
        timer.cancel();
        this.#schedule();
      },
    };
  }

  get pace(): number {
    return this.#pace;
  }

  /** How many timers are set. */
  get pending(): number {
    return this.#timers.pending;
  }

  /** Milliseconds of this clock until the next timer, `undefined` where none is set. */
  get untilNext(): number | undefined {
    const next = this.#timers.untilNext;
    return next === undefined ? undefined : Math.max(0, this.#timers.now() + next - this.now());
  }

  /** @param pace times real time; 0 stands still. Throws a RangeError for anything below. */
  setPace(pace: number): void {
    if (!Number.isFinite(pace) || pace < 0) {
      throw new RangeError(
        `Failed to set the pace: ${pace} is no pace. Give 0 to stand still, 1 for real time.`,
      );
    }
    this.#anchor = { own: this.now(), base: this.#base.now() };
    this.#pace = pace;
    this.#schedule();
  }

  /** Moves time on beyond its own pace; resolves once all that fell due has run. */
  advance(milliseconds: number): Promise<void> {
    return this.#catchUp(milliseconds);
  }

  #schedule(): void {
    this.#next?.cancel();
    this.#next = undefined;
    const wait = this.untilNext;
    if (wait === undefined || this.#pace === 0) return;
    this.#next = this.#base.after(Math.ceil(wait / this.#pace), () => {
      this.#catchUp();
    });
  }

  /** One after the other: a timer may itself move the clock. */
  #catchUp(beyond = 0): Promise<void> {
    this.#moving = this.#moving.then(async () => {
      const end = this.#untilNow() + beyond;
      this.#isCatchingUp = true;
      await this.#timers.advance(Math.max(0, end - this.#timers.now()));
      this.#isCatchingUp = false;
      if (this.#untilNow() < end) this.#anchor = { own: end, base: this.#base.now() };
      this.#schedule();
    });
    return this.#moving;
  }

  /** Whole milliseconds, as every clock gives: a pace of 0.3 must not put fractions into messages. */
  #untilNow(): number {
    return Math.floor(this.#anchor.own + (this.#base.now() - this.#anchor.base) * this.#pace);
  }
}
