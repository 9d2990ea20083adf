import { type Bridge, createBridge, type Log, silentLog } from '@switchhook/bridge';
import { type Clock, systemClock } from '@switchhook/bridge/clock';
import { demoPassword, demoWorld, type MockCic, startMockCic } from '@switchhook/mocks/cic';
import { type MockSap, startMockSap } from '@switchhook/mocks/sap';
import { startWiretap, type Wiretap, wireRoutes } from '@switchhook/mocks/wiretap';
import { consoleLog } from './console-log.ts';
import { startSimulatorPages } from './simulator-pages.ts';
import { takenPorts } from './taken-ports.ts';

const host = '127.0.0.1';

export interface StackOptions {
  /** Of the simulator and mock SAP; the bridge has the next, the mock CIC the one after. 0 takes free ones. */
  readonly basePort: number;
  /** Whether a wiretap stands on all three links. */
  readonly tap: boolean;
  /** `none` starts without pages: contracts and benchmarks need none. */
  readonly simulator: 'vite' | 'none';
  readonly clock?: Clock;
  /** Keeps the parts' warnings off stderr. */
  readonly quiet?: boolean;
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
  readonly cic: MockCic;
  readonly bridge: Bridge;
  readonly sap: MockSap;
  readonly wiretap?: Wiretap;
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
  let cic: MockCic | undefined;
  let bridge: Bridge | undefined;
  let sap: MockSap | undefined;
  const closeAll = async () => {
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
    cic = await startMockCic({ host, port: ports['mock CIC'], clock, log: logOf('mock CIC') });
    const toCic = await wiretap?.tap({ link: 'bridge → CIC', target: cic.url });
    bridge = createBridge(
      {
        listen: { host, port: ports.bridge },
        cic: { hosts: [toCic?.url ?? cic.url], user: 'bridge', password: demoPassword },
      },
      { clock, log: logOf('bridge') },
    );
    const { url: bridgeUrl } = await bridge.start();
    const toBridge = await wiretap?.tap({ link: 'SAP → bridge', target: bridgeUrl });

    const sapUrl = deferred<string>();
    const toSap = await wiretap?.tap({ link: 'bridge → SAP', target: sapUrl.promise });
    const page = (await pages)?.handle;
    const cicControl = `${cic.url}/control`;
    sap = await startMockSap({
      host,
      port: ports.simulator,
      bridgeUrl: toBridge?.url ?? bridgeUrl,
      ...(toSap ? { eventUrl: `${toSap.url}/events` } : {}),
      agents: demoAgents(),
      clock,
      log: logOf('mock SAP'),
      ...(page ? { page } : {}),
      ...(wiretap ? { plugins: [wireRoutes(wiretap)] } : {}),
      desk: { cicControl, hasWire: wiretap !== undefined },
    });
    sapUrl.resolve(sap.url);

    const addresses: StackAddresses = {
      simulator: `${sap.url}/`,
      sap: `${sap.url}/api`,
      bridge: `${bridgeUrl}/`,
      cic: `${cic.url}/`,
      cicControl,
    };
    return { addresses, cic, bridge, sap, ...(wiretap ? { wiretap } : {}), close };
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
