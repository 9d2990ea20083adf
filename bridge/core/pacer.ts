import type { Clock, Timer } from './clock.ts';

export interface Pacer {
  /** Something changed: `run` follows, at once if the period allows it. */
  poke(): void;
  cancel(): void;
}

/** Runs at most once each `periodMs` and never twice at a time, whatever number of changes there were. */
export function createPacer(clock: Clock, periodMs: number, run: () => Promise<void>): Pacer {
  let notBefore = Number.NEGATIVE_INFINITY;
  let isRunning = false;
  let isWanted = false;
  let isOver = false;
  let timer: Timer | undefined;

  function schedule(): void {
    if (timer || isRunning || isOver) return;
    timer = clock.after(Math.max(0, notBefore - clock.now()), () => void start());
  }

  async function start(): Promise<void> {
    timer = undefined;
    isWanted = false;
    isRunning = true;
    notBefore = clock.now() + periodMs;
    try {
      await run();
    } finally {
      isRunning = false;
      if (isWanted) schedule();
    }
  }

  return {
    poke() {
      isWanted = true;
      schedule();
    },
    cancel() {
      isOver = true;
      timer?.cancel();
    },
  };
}
