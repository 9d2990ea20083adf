import type { Clock } from '@switchhook/bridge/clock';
import type { SapSettings } from '@switchhook/simulator/model';

/** What SAP knows of an agent's browser: whether it has said lately that it lives (ici.md 6.1, 3). */
export interface Heartbeat {
  /** The browser said so; returns when it was last heard, in milliseconds since the epoch. */
  ping(): number;
  /** A person is surely there: they log on, or the heartbeat has only now been switched on. */
  begin(): void;
  /** True where the browser has said nothing for longer than the lag. */
  isGone(): boolean;
}

interface HeartbeatOptions {
  readonly userId: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly settings: () => Pick<SapSettings, 'heartbeatLag' | 'deadBrowsers'>;
}

export function createHeartbeat({ userId, clock, settings }: HeartbeatOptions): Heartbeat {
  let heardAt = clock.now();
  return {
    ping() {
      // The desk lets a browser die that it runs in itself: what that one says is not heard.
      if (!settings().deadBrowsers?.includes(userId)) heardAt = clock.now();
      return heardAt;
    },
    begin() {
      heardAt = clock.now();
    },
    isGone() {
      const { heartbeatLag } = settings();
      return heartbeatLag > 0 && clock.now() - heardAt > heartbeatLag;
    },
  };
}
