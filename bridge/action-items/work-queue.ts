import { BridgeError } from '../core/bridge-error.ts';
import type { Clock, Timer } from '../core/clock.ts';

export interface WorkQueueOptions {
  readonly clock: Clock;
  /** Does the next step for one id; rejects where it has to be tried again. */
  readonly work: (id: string) => Promise<void>;
  /** Hears of each step that has to be tried again; of an outage of CIC once. */
  readonly onFailure: (id: string, error: unknown) => void;
  readonly backoff: () => { readonly firstRetryMs: number; readonly maxRetryMs: number };
}

/** Ids for which CIC has to be asked something; each is worked on until it is removed. */
export interface WorkQueue {
  add(id: string): void;
  remove(id: string): void;
  stop(): void;
}

interface Waiting {
  failures: number;
  dueAt: number;
}

/** Requests to CIC at the same time: a morning's backlog must not crowd out the agents. */
const atOnce = 8;

/** Works on ids one step after the other. While CIC is away one of them asks, and all others wait for it. */
export function createWorkQueue({ clock, work, onFailure, backoff }: WorkQueueOptions): WorkQueue {
  const waiting = new Map<string, Waiting>();
  const busy = new Set<string>();
  let outage: Waiting | undefined;
  let timer: Timer | undefined;
  let isStopped = false;
  let isPumping = false;

  function waitAfter(failures: number): number {
    const { firstRetryMs, maxRetryMs } = backoff();
    return Math.min(maxRetryMs, firstRetryMs * 2 ** Math.min(30, failures - 1));
  }

  /** In a turn of its own: what was added in one go starts in one go, and nobody is called back in their own call. */
  function pumpSoon(): void {
    if (isPumping) return;
    isPumping = true;
    queueMicrotask(() => {
      isPumping = false;
      pump();
    });
  }

  function pump(): void {
    timer?.cancel();
    timer = undefined;
    if (isStopped) return;
    const now = clock.now();
    let nextAt = Number.POSITIVE_INFINITY;
    const room = outage ? 1 : atOnce;
    for (const [id, { dueAt }] of waiting) {
      if (busy.size >= room) return;
      if (busy.has(id)) continue;
      const at = Math.max(dueAt, outage?.dueAt ?? 0);
      if (at <= now) void start(id);
      else nextAt = Math.min(nextAt, at);
    }
    if (nextAt < Number.POSITIVE_INFINITY) timer = clock.after(nextAt - now, pump);
  }

  async function start(id: string): Promise<void> {
    busy.add(id);
    try {
      await work(id);
      outage = undefined;
      const entry = waiting.get(id);
      if (entry) entry.failures = 0;
    } catch (error) {
      if (error instanceof BridgeError && error.code === 'cicUnavailable') {
        if (!outage) onFailure(id, error);
        const failures = (outage?.failures ?? 0) + 1;
        outage = { failures, dueAt: clock.now() + waitAfter(failures) };
      } else {
        outage = undefined;
        onFailure(id, error);
        const entry = waiting.get(id);
        if (entry) {
          entry.failures += 1;
          entry.dueAt = clock.now() + waitAfter(entry.failures);
        }
      }
    } finally {
      busy.delete(id);
      pumpSoon();
    }
  }

  return {
    add(id) {
      if (!waiting.has(id)) waiting.set(id, { failures: 0, dueAt: 0 });
      pumpSoon();
    },
    remove(id) {
      waiting.delete(id);
    },
    stop() {
      isStopped = true;
      timer?.cancel();
    },
  };
}
