import type { Clock, Timer } from '../core/clock.ts';
import type { AttributeSet } from './attribute-set.ts';

/** Whether an interaction is where a command was to bring it; `undefined` says that it left the queue. */
export type IsConfirmed = (now: AttributeSet | undefined) => boolean;

/** One command to one interaction, from before it is sent until CIC's messages show what became of it. */
export interface Expectation {
  /** CIC took the command: its message has to come within the limit. */
  taken(): void;
  /** Whether CIC acted is not known: the interaction is read at once. */
  inDoubt(): void;
  /** CIC did nothing, so nothing will come. */
  refused(): void;
}

/** Commands are confirmed by messages alone; one that never comes must not leave SAP with an old state (icws.md 15.7). */
export interface Watchdog {
  /** Begin before the command is sent: the message may overtake the reply (icws.md 7.4). */
  expect(id: string, isConfirmed: IsConfirmed): Expectation;
  /** CIC told what an interaction is now. */
  observe(id: string, now: AttributeSet | undefined): void;
  /** Everything is about to be read again, or nobody listens any more. */
  clear(): void;
}

/** Calls `overdue` for each interaction whose message did not come within `limitMs` of CIC's taking the command. */
export function createWatchdog(clock: Clock, limitMs: number, overdue: (id: string) => void): Watchdog {
  interface Pending {
    readonly id: string;
    readonly isConfirmed: IsConfirmed;
    timer?: Timer;
  }
  const pending = new Set<Pending>();

  /** False where it was over already. */
  function finish(one: Pending): boolean {
    one.timer?.cancel();
    return pending.delete(one);
  }

  return {
    expect(id, isConfirmed) {
      const one: Pending = { id, isConfirmed };
      pending.add(one);
      const expire = () => {
        if (finish(one)) overdue(id);
      };
      return {
        taken() {
          if (pending.has(one)) one.timer = clock.after(limitMs, expire);
        },
        inDoubt: expire,
        refused: () => void finish(one),
      };
    },
    observe(id, now) {
      for (const one of [...pending]) {
        if (one.id === id && one.isConfirmed(now)) finish(one);
      }
    },
    clear() {
      for (const one of [...pending]) finish(one);
    },
  };
}
