import type { IdSource } from '@switchhook/bridge';
import type { Clock } from '@switchhook/bridge/clock';
import type { BridgeClient } from '../ici/bridge-client.ts';
import { xmlDocument } from '../ici/wire-schemas.ts';
import type { AgentEvent } from '../interaction-center/agent-event.ts';
import { readFigures } from '../interaction-center/read-figures.ts';

/** A supervisor's subscription to the monitor, beside the one of their own work. */
export interface FiguresWatch {
  watch(isWatching: boolean): Promise<void>;
  /** The subscription is gone with the session; the bridge need not be told. */
  drop(): void;
}

interface FiguresWatchOptions {
  readonly userId: string;
  readonly bridge: BridgeClient;
  readonly appUrl: () => string;
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: IdSource;
  /** Has events of an application taken in until what it returns is called. */
  readonly register: (appId: string) => () => void;
  readonly dispatch: (event: AgentEvent) => void;
}

export function createFiguresWatch(options: FiguresWatchOptions): FiguresWatch {
  const { userId, bridge, appUrl, clock, ids, register, dispatch } = options;
  let watched: { readonly appId: string; readonly unregister: () => void } | undefined;

  function drop(): void {
    watched?.unregister();
    watched = undefined;
  }

  async function begin(): Promise<void> {
    const appId = ids();
    watched = { appId, unregister: register(appId) };
    try {
      await bridge.tell('IciMonitor.subscribe', { userId, appUrl: appUrl(), appId });
      const document = await bridge.ask('IciMonitor.getData', {}, xmlDocument);
      const monitor = readFigures(document, clock.now()) ?? { at: clock.now(), objects: [] };
      dispatch({ kind: 'figuresWatched', monitor });
    } catch (error) {
      drop();
      throw error;
    }
  }

  async function end(appId: string): Promise<void> {
    drop();
    dispatch({ kind: 'figuresWatched', monitor: undefined });
    await bridge.tell('IciMonitor.unsubscribe', { userId, appUrl: appUrl(), appId });
  }

  return {
    async watch(isWatching) {
      if (isWatching && !watched) await begin();
      else if (!isWatching && watched) await end(watched.appId);
    },
    drop,
  };
}
