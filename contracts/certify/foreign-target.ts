import { type BridgeConfigInput, createBridge, silentLog } from '@switchhook/bridge';
import { systemClock } from '@switchhook/bridge/clock';
import { demoPassword, demoWorld } from '@switchhook/mocks/cic';
import { startMockSap } from '@switchhook/mocks/sap';
import { bridgeIsBack, resetSwitch, resetWorld } from '@switchhook/mocks/scenarios';
import { startWiretap, wireRoutes } from '@switchhook/mocks/wiretap';
import { passOn, startRelay } from './relay.ts';
import type { Target, TargetWorld } from './target.ts';

/** Parts that run elsewhere; what is absent is ours. One of `bridge` and `cicControl` is there. */
export interface ForeignParts {
  /** The bridge's address, with the path before `/ici` where it has one. */
  readonly bridge?: string | undefined;
  /** The control API of a mock CIC, with `/control`; absent where a live CIC stands behind the bridge. */
  readonly cicControl?: string | undefined;
  /** Where the bridge elsewhere reaches our mock SAP. */
  readonly sapHost?: string | undefined;
  readonly credentials: ForeignCredentials;
}

/** From the environment: they stand in no command line and no report. */
export interface ForeignCredentials {
  /** The `Authorization` of each request to the bridge. */
  readonly bridgeAuthorization?: string | undefined;
  /** With which our bridge watches their CIC. */
  readonly cicUser?: string | undefined;
  readonly cicPassword?: string | undefined;
  /** Of the agents. */
  readonly agentPassword?: string | undefined;
}

/** Reads the credentials of parts that run elsewhere. */
export function credentialsFrom(
  environment: Readonly<Record<string, string | undefined>>,
): ForeignCredentials {
  return {
    bridgeAuthorization: environment.SWITCHHOOK_BRIDGE_AUTHORIZATION,
    cicUser: environment.SWITCHHOOK_CIC_USER,
    cicPassword: environment.SWITCHHOOK_CIC_PASSWORD,
    agentPassword: environment.SWITCHHOOK_AGENT_PASSWORD,
  };
}

const loopback = '127.0.0.1';

/** A bridge or a CIC that runs elsewhere, with our mock SAP, and the wiretap before it, anew for each case. */
export function foreignTarget({ bridge, cicControl, sapHost, credentials }: ForeignParts): Target {
  return {
    bridge: bridge ?? 'built in',
    cic: cicControl ?? 'live',
    sap: 'built in',
    offers: new Set(['wire', 'bridge', ...(cicControl === undefined ? [] : ['cic'])]),
    // A bridge that runs elsewhere goes to its CIC by itself.
    ...(bridge === undefined ? {} : { unseen: 'bridge → CIC' as const }),
    isShared: true,
    async open(): Promise<TargetWorld> {
      const closing: (() => unknown)[] = [];
      const close = async () => {
        for (const end of closing.splice(0).reverse()) await end();
      };
      try {
        if (cicControl !== undefined) {
          await resetSwitch(cicControl);
          if (bridge !== undefined) await bridgeIsBack(cicControl, systemClock);
        }
        const wiretap = startWiretap({ clock: systemClock });
        closing.push(() => wiretap.close());
        const ours =
          bridge === undefined ? await startOurs(cicControl ?? '', credentials, wiretap) : undefined;
        if (ours) closing.push(() => ours.stop());
        const relay = await startRelay((request) =>
          passOn(bridge ?? ours?.url ?? '', {
            ...request,
            headers: authorized(request.headers, credentials),
          }),
        );
        closing.push(() => relay.close());
        const toBridge = await wiretap.tap({ link: 'SAP → bridge', target: relay.url });
        let isThere: (url: string) => void = () => undefined;
        const sapUrl = new Promise<string>((resolve) => {
          isThere = resolve;
        });
        const toSap = await wiretap.tap({
          link: 'bridge → SAP',
          target: sapUrl,
          ...(sapHost === undefined ? {} : { host: '0.0.0.0' }),
        });
        const heard = new URL('/events', toSap.url);
        heard.hostname = sapHost ?? loopback;
        const sap = await startMockSap({
          host: loopback,
          port: 0,
          bridgeUrl: toBridge.url,
          eventUrl: heard.href,
          agents: agentsWith(credentials.agentPassword ?? demoPassword),
          clock: systemClock,
          plugins: [wireRoutes(wiretap)],
          desk: { hasWire: true, ...(cicControl === undefined ? {} : { cicControl }) },
        });
        isThere(sap.url);
        const world = {
          sapApi: `${sap.url}/api`,
          bridge: toBridge.url,
          clock: systemClock,
          ...(cicControl === undefined ? {} : { cicControl }),
        };
        closing.push(() => sap.close());
        // The bridge outlives this SAP: what it knows of the agents has to end with the case.
        closing.push(() =>
          resetWorld(bridge === undefined ? { sapApi: world.sapApi, clock: systemClock } : world),
        );
        return {
          world,
          messages: async () => wiretap.list().flatMap(({ seq }) => wiretap.get(seq) ?? []),
          close,
        };
      } catch (error) {
        await close();
        throw error;
      }
    },
  };
}

/** Our bridge before somebody else's CIC. */
async function startOurs(
  cicControl: string,
  { cicUser = 'bridge', cicPassword = demoPassword }: ForeignCredentials,
  wiretap: ReturnType<typeof startWiretap>,
) {
  const toCic = await wiretap.tap({ link: 'bridge → CIC', target: new URL(cicControl).origin });
  const config: BridgeConfigInput = {
    listen: { host: loopback, port: 0 },
    cic: { hosts: [toCic.url], user: cicUser, password: cicPassword },
    store: { path: ':memory:' },
    actionItems: {
      workgroups: ['Sales'],
      rules: [{ when: { TO_NAME: { like: 'support@*' } }, workgroups: ['Support'] }],
    },
  };
  const bridge = createBridge(config, { log: silentLog });
  const { url } = await bridge.start();
  return { url, stop: () => bridge.stop() };
}

function authorized(
  headers: Readonly<Record<string, string>>,
  { bridgeAuthorization }: ForeignCredentials,
): Readonly<Record<string, string>> {
  return bridgeAuthorization === undefined ? headers : { ...headers, authorization: bridgeAuthorization };
}

function agentsWith(password: string) {
  return demoWorld()
    .users.filter(({ isSuperUser }) => !isSuperUser)
    .map(({ id, displayName, extension, defaultStation }) => ({
      userId: id,
      name: displayName,
      extension,
      workcenterId: `${password};${defaultStation ?? ''}`,
    }));
}
