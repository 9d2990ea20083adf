import type { Clock, Timer } from './core/clock.ts';
import type { Log, LogFields } from './core/log.ts';

/** A line with the bridge's figures at intervals (G31). */
export interface Figures {
  /** Milliseconds between two lines; 0 writes none. */
  every(milliseconds: number): void;
}

export function createFigures(options: {
  readonly clock: Clock;
  readonly log: Log;
  readonly read: () => LogFields;
}): Figures {
  const { clock, log, read } = options;
  let timer: Timer | undefined;

  function every(milliseconds: number): void {
    timer?.cancel();
    if (milliseconds === 0) return;
    timer = clock.after(milliseconds, () => {
      log.info(read(), 'Figures');
      every(milliseconds);
    });
  }

  return { every };
}
