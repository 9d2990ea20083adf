import { type Bridge, type BridgeConfigInput, createBridge, type Log, silentLog } from '@switchhook/bridge';
import { type Clock, systemClock } from '@switchhook/bridge/clock';
import { demoPassword, demoWorld, type MockCicControl } from '@switchhook/mocks/cic';
import { type MockSap, startMockSap } from '@switchhook/mocks/sap';
import { followViews, noteControlCall, noteSapCall } from '@switchhook/mocks/scenarios';
import { startWiretap, type Wiretap, wireRoutes } from '@switchhook/mocks/wiretap';
import { consoleLog } from './console-log.ts';
import { createDeskRoom } from './desk-room.ts';
import { startSimulatorPages } from './simulator-pages.ts';
import { type StackCic, startStackCic } from './stack-cic.ts';
import { takenPorts } from './taken-ports.ts';

const host = '127.0.0.1';

export interface StackOptions {
  /** Of the simulator and mock SAP; the bridge has the next, the mock CIC the one after. 0 takes free ones. */
  readonly basePort: number;
  /** Whether a wiretap stands on all three links. */
  readonly tap: boolean;
  /** `none` starts without pages: contracts and benchmarks need none. */
  readonly simulator: 'vite' | 'none';
  /** All parts run on it; the desk can steer a `PacedClock`. */
  readonly clock?: Clock;
  /** Two mock CIC servers that can switch over (G23). */
  readonly pair?: boolean;
  /** Whether what is done is noted for the desk: recordings and looking back. With pages unless told otherwise. */
  readonly journal?: boolean;
  /** Where the mock SAP keeps interactions over a restart; nowhere without it. */
  readonly sapFolder?: string;
  /** Where the desk keeps scenarios that were saved; they are gone with the process without it. */
  readonly scenarioFolder?: string;
  /** Keeps the parts' warnings off stderr. */
  readonly quiet?: boolean;
  /** Sections of the bridge's configuration, instead of those of the demo. */
  readonly configuration?: Omit<BridgeConfigInput, 'listen' | 'cic' | 'cicSystems'>;
}

export interface StackAddresses {
  readonly simulator: string;
  /** The mock SAP's API. */
  readonly sap: string;
  readonly bridge: string;
  readonly cic: string;
  readonly cicControl: string;
}

export interface Stack {
  readonly addresses: StackAddresses;
  readonly cic: MockCicControl;
  readonly bridge: Bridge;
  readonly sap: MockSap;
  readonly wiretap?: Wiretap;
  /** Stops the mock SAP and starts it again at the same address; what it did not keep in `sapFolder` is gone. */
  restartSap(): Promise<void>;
  /** Stops every part, the callers before those they call; nothing is left running. */
  close(): Promise<void>;
}

/**
 * Starts the mock CIC, the bridge and the mock SAP with the simulator in this process, on loopback. Rejects where
 * a port is taken, and leaves nothing running then.
 *
 * @example
 * const stack = await startStack({ basePort: 0, tap: false, simulator: 'none' });
 * await fetch(`${stack.addresses.sap}/agents/agent1/log-on`, { method: 'POST' });
 * await stack.close();
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { basePort, clock = systemClock, quiet = false } = options;
  const { journal: hasJournal = options.simulator === 'vite' } = options;
  const logOf = (part: string): Log => (quiet ? silentLog : consoleLog(part));
  const ports = {
    simulator: basePort,
    bridge: basePort && basePort + 1,
    'mock CIC': basePort && basePort + 2,
  };
  await assertFree(ports);

  // Loading a part takes longer than starting it, so the pages load while the others start.
  const pages = options.simulator === 'vite' ? startSimulatorPages(host) : undefined;
  pages?.catch(() => {});
  const wiretap = options.tap ? startWiretap({ clock }) : undefined;
  let cic: StackCic | undefined;
  let bridge: Bridge | undefined;
  let sap: MockSap | undefined;
  let stopFollowing = () => {};
  const closeAll = async () => {
    stopFollowing();
    // The bridge first: it still tells SAP that the subscriptions end, and logs its agents off CIC.
    await bridge?.stop();
    await sap?.close();
    await Promise.all([cic?.close(), pages?.then(({ close }) => close())]);
    await wiretap?.close();
  };
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= closeAll();
    return closed;
  };

  try {
    const sapUrl = deferred<string>();
    /** What a scenario sends past the mock SAP is on the wire as well. */
    let bridgeOnWire: string | undefined;
    const desk = createDeskRoom({
      clock,
      wiretap,
      hasPair: options.pair === true,
      folder: options.scenarioFolder,
      world: () => {
        if (!sap || !cic) throw new Error('Failed to play: the parts have not started yet. Try again.');
        return {
          sapApi: `${sap.url}/api`,
          cicControl: `${cic.url}/control`,
          ...(bridgeOnWire === undefined ? {} : { bridge: bridgeOnWire }),
          clock: systemClock,
        };
      },
    });
    cic = await startStackCic(options.pair === true, {
      host,
      port: ports['mock CIC'],
      clock,
      log: logOf('mock CIC'),
      ...(hasJournal ? { onControlCall: (call) => noteControlCall(desk.journal, call) } : {}),
    });
    const hosts: string[] = [];
    for (const target of cic.servers) {
      hosts.push((await wiretap?.tap({ link: 'bridge → CIC', target }))?.url ?? target);
    }
    // After a switchover the bridge goes where the first server sends it: to the second one's tap as well.
    cic.announce(hosts);
    bridge = createBridge(
      {
        listen: { host, port: ports.bridge },
        cic: { hosts, user: 'bridge', password: demoPassword },
        // Without a store work is refused: what is accepted must not be lost.
        store: { path: ':memory:' },
        // As the handler of the mock CIC routes it (G27).
        actionItems: {
          workgroups: ['Sales'],
          rules: [{ when: { TO_NAME: { like: 'support@*' } }, workgroups: ['Support'] }],
        },
        ...options.configuration,
      },
      { clock, log: logOf('bridge') },
    );
    const { url: bridgeUrl } = await bridge.start();
    const toBridge = await wiretap?.tap({ link: 'SAP → bridge', target: bridgeUrl });
    bridgeOnWire = toBridge?.url ?? bridgeUrl;

    const toSap = await wiretap?.tap({ link: 'bridge → SAP', target: sapUrl.promise });
    const page = (await pages)?.handle;
    const cicControl = `${cic.url}/control`;
    const startSap = (port: number): Promise<MockSap> =>
      startMockSap({
        host,
        port,
        bridgeUrl: toBridge?.url ?? bridgeUrl,
        ...(toSap ? { eventUrl: `${toSap.url}/events` } : {}),
        agents: demoAgents(),
        clock,
        log: logOf('mock SAP'),
        ...(options.sapFolder === undefined ? {} : { dataFolder: options.sapFolder }),
        ...(page ? { page } : {}),
        plugins: [...desk.plugins, ...(wiretap ? [wireRoutes(wiretap)] : [])],
        ...(hasJournal ? { onApiCall: (call) => noteSapCall(desk.journal, call) } : {}),
        desk: { cicControl, hasWire: wiretap !== undefined },
      });
    sap = await startSap(ports.simulator);
    sapUrl.resolve(sap.url);
    if (hasJournal) {
      const userIds = demoAgents().map(({ userId }) => userId);
      stopFollowing = await followViews(desk.journal, `${sap.url}/api`, userIds);
    }

    const addresses: StackAddresses = {
      simulator: `${sap.url}/`,
      sap: `${sap.url}/api`,
      bridge: `${bridgeUrl}/`,
      cic: `${cic.url}/`,
      cicControl,
    };
    const restartSap = async () => {
      await sap?.close();
      sap = await startSap(Number(new URL(addresses.sap).port));
    };
    return { addresses, cic: cic.control, bridge, sap, ...(wiretap ? { wiretap } : {}), restartSap, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function assertFree(ports: Readonly<Record<string, number>>): Promise<void> {
  const taken = await takenPorts(host, ports);
  if (taken.length === 0) return;
  throw new Error(
    `Failed to start: another program listens on port ${taken.join(' and port ')}. Stop it, or choose other ports, as in SWITCHHOOK_PORT=4400 npm start.`,
  );
}

/** SAP's agents are CIC's users; the log-in travels in the work-center field, as `password;station` (ici.md 10.1). */
function demoAgents() {
  return demoWorld()
    .users.filter(({ isSuperUser }) => !isSuperUser)
    .map(({ id, displayName, extension, password, defaultStation }) => ({
      userId: id,
      name: displayName,
      extension,
      workcenterId: `${password};${defaultStation ?? ''}`,
    }));
}

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
