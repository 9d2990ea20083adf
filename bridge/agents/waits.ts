import type { Clock } from '../core/clock.ts';

/** What waits for something to become true of an agent. */
export interface Waits {
  /** Resolves to what `look` finds, now or after a later change; to `undefined` once `limitMs` have passed. */
  until<T>(look: () => T | undefined, limitMs: number): Promise<T | undefined>;
  /** Something changed: everybody who waits looks again. */
  look(): void;
  /** Nothing will change any more: everybody gets `undefined`. */
  giveUp(): void;
}

export function createWaits(clock: Clock): Waits {
  const waiting = new Set<{ look(): boolean; giveUp(): void }>();
  return {
    until<T>(look: () => T | undefined, limitMs: number): Promise<T | undefined> {
      const present = look();
      if (present !== undefined) return Promise.resolve(present);
      return new Promise((resolve) => {
        const finish = (found: T | undefined) => {
          timer.cancel();
          waiting.delete(entry);
          resolve(found);
        };
        const entry = {
          look() {
            const found = look();
            if (found === undefined) return false;
            finish(found);
            return true;
          },
          giveUp: () => finish(undefined),
        };
        const timer = clock.after(limitMs, () => finish(undefined));
        waiting.add(entry);
      });
    },
    look() {
      for (const entry of [...waiting]) entry.look();
    },
    giveUp() {
      for (const entry of [...waiting]) entry.giveUp();
    },
  };
}
