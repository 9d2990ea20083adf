import type { Clock } from '../core/clock.ts';
import type { IcwsFailure } from './icws-error.ts';
import { onceRead } from './once-read.ts';

/** How an operation that CIC took with 202 ended. */
type Completion =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly failure: IcwsFailure }
  | { readonly kind: 'notConfirmed'; readonly reason: string };

export interface Completions {
  /**
   * Runs `start`, which resolves to the request id, and waits for that id's completion message, even where
   * the message overtook the HTTP answer (icws.md 7.4). An undefined id needs no completion.
   */
  follow(start: () => Promise<string | undefined>, limitMs: number): Promise<Completion>;
  /** A completion message came. */
  settle(requestId: string, failure: IcwsFailure | undefined): void;
  /** No completion can come any more: the connection that would have carried it is gone. */
  abandon(reason: string): void;
}

export function createCompletions(clock: Clock): Completions {
  const waiting = new Map<string, (completion: Completion) => void>();
  /** Completions that overtook their answer; kept only while an answer is outstanding. */
  const early = new Map<string, Completion>();
  let outstanding = 0;

  return {
    async follow(start, limitMs) {
      outstanding += 1;
      let requestId: string | undefined;
      let overtaken: Completion | undefined;
      try {
        requestId = await start();
        overtaken = requestId === undefined ? { kind: 'done' } : early.get(requestId);
      } finally {
        outstanding -= 1;
        if (outstanding === 0) early.clear();
      }
      if (overtaken || requestId === undefined) return overtaken ?? { kind: 'done' };
      const id = requestId;
      return new Promise((resolve) => {
        const giveUp = () =>
          finish({ kind: 'notConfirmed', reason: `CIC did not confirm it within ${limitMs} ms` });
        const timer = clock.after(limitMs, () => onceRead(giveUp));
        function finish(completion: Completion): void {
          timer.cancel();
          waiting.delete(id);
          resolve(completion);
        }
        waiting.set(id, finish);
      });
    },
    settle(requestId, failure) {
      const completion: Completion = failure ? { kind: 'refused', failure } : { kind: 'done' };
      const finish = waiting.get(requestId);
      if (finish) finish(completion);
      else if (outstanding > 0) early.set(requestId, completion);
    },
    abandon(reason) {
      for (const finish of [...waiting.values()]) finish({ kind: 'notConfirmed', reason });
    },
  };
}
