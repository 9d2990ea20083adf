import type { AgentView } from '../model.ts';
import type { PageClock } from './page-clock.ts';

/** Says again and again that this browser lives, as long as SAP asks for it (ici.md 6.1, 3). */
export interface Heartbeat {
  /** SAP tells with each view whether it asks, and how often it has to hear. */
  look(view: Pick<AgentView, 'isLoggedOn' | 'heartbeatLag'>): void;
  stop(): void;
}

interface HeartbeatOptions {
  readonly clock: PageClock;
  readonly ping: () => void;
}

/** So often within the lag, so that one ping may be lost. */
const pingsPerLag = 3;

export function createHeartbeat({ clock, ping }: HeartbeatOptions): Heartbeat {
  let lag: number | undefined;
  let callOff: (() => void) | undefined;

  const beat = (every: number): void => {
    ping();
    callOff = clock.after(every, () => beat(every));
  };

  const stop = (): void => {
    callOff?.();
    callOff = undefined;
    lag = undefined;
  };

  return {
    look({ isLoggedOn, heartbeatLag }) {
      const wanted = isLoggedOn ? heartbeatLag : undefined;
      if (wanted === lag) return;
      stop();
      lag = wanted;
      if (wanted !== undefined) beat(Math.ceil(wanted / pingsPerLag));
    },
    stop,
  };
}
