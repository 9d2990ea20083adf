import { silentLog } from '@switchhook/bridge';
import { systemClock } from '@switchhook/bridge/clock';
import { type ConnectCicOptions, connectCic } from '@switchhook/bridge/icws';
import { demoPassword, type MockCic, startMockCic } from '@switchhook/mocks/cic';
import { patient } from '../pact/patient.ts';
import { until } from '../pact/until.ts';
import type { IcwsRequestName } from './icws-requests.ts';
import { type SeenRequest, type SplitProxy, startSplitProxy } from './split-proxy.ts';

type Cic = ReturnType<typeof connectCic>;
type OpenAgentSession = Cic['openAgentSession'];
export type AgentSession = Awaited<ReturnType<OpenAgentSession>>;
export type CicEvent = Parameters<Parameters<OpenAgentSession>[1]>[0];

/** The bridge's CIC-facing side at work, one request of which Pact answers. */
export interface BridgeSide {
  readonly cic: Cic;
  /** What CIC told of the agent. */
  readonly events: readonly CicEvent[];
  /** Every request so far, in order. */
  readonly seen: readonly SeenRequest[];
  /** Does what callers and PBX do. */
  readonly world: MockCic;
  readonly proxy: SplitProxy;
  /** Logs `agent1` on, after the service session. */
  logOn(options?: { readonly password?: string; readonly station?: string }): Promise<AgentSession>;
  /** From now on Pact answers the request under contract, or CIC again. */
  divert(isOn?: boolean): void;
  /** Resolves to the first event for which `is` holds. */
  event(is: (event: CicEvent) => boolean): Promise<CicEvent>;
  /** Resolves to the first request for which `is` holds, once its answer has begun. */
  request(is: (request: SeenRequest) => boolean): Promise<SeenRequest>;
  close(): Promise<void>;
}

export interface BridgeSideOptions {
  /** Where Pact listens, and for what. */
  readonly pact?: {
    readonly url: string;
    readonly name: IcwsRequestName;
    readonly path: string;
    readonly accept: string | undefined;
  };
  readonly settings?: Partial<ConnectCicOptions> | undefined;
}

const patienceMs = 10_000;

export async function startBridgeSide({ pact, settings }: BridgeSideOptions): Promise<BridgeSide> {
  // All request ids are the same, so that CIC's message also completes a request that Pact answered.
  const world = await startMockCic({ ...patient, ids: () => 'request-1' });
  const proxy = await startSplitProxy(world.url);
  const events: CicEvent[] = [];
  let lastId = 0;
  const cic = connectCic({
    hosts: [proxy.url],
    user: 'bridge',
    password: demoPassword,
    applicationName: 'Switchhook',
    language: 'en-us',
    backoff: { firstMs: 10, maxMs: 50 },
    attributeNames: ['OrderId'],
    clock: systemClock,
    rng: () => 0.5,
    ids: () => {
      lastId += 1;
      return String(lastId);
    },
    log: silentLog,
    ...settings,
  });

  async function find<T>(what: string, items: readonly T[], is: (item: T) => boolean): Promise<T> {
    await until(() => items.some(is), patienceMs);
    const found = items.find(is);
    if (found === undefined) throw new Error(`Failed to wait for a ${what}: none came like it.`);
    return found;
  }

  return {
    cic,
    events,
    seen: proxy.seen,
    world,
    proxy,
    async logOn({ password = demoPassword, station } = {}) {
      if (cic.link !== 'up') await cic.start();
      return cic.openAgentSession({ userId: 'agent1', password, station }, (event) => events.push(event));
    },
    divert(isOn = true) {
      proxy.divert(isOn && pact ? { ...pact, to: pact.url } : undefined);
    },
    event: (is) => find('event', events, is),
    request: (is) => find('request', proxy.answered, is),
    async close() {
      proxy.divert(undefined);
      await cic.stop();
      await proxy.close();
      await world.close();
    },
  };
}
