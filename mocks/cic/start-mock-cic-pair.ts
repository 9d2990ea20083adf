import type { FastifyInstance } from 'fastify';
import { createControl, type MockCicControl } from './control/control.ts';
import { addControlRoutes } from './control/control-server.ts';
import { createServers } from './create-servers.ts';
import { createHttpServer, listen, urlOf } from './http-server.ts';
import type { Host } from './icws/host.ts';
import type { IcwsServer } from './icws/icws-server.ts';
import { operationTable } from './icws/operation-table.ts';
import { addIcwsRoutes } from './icws/router.ts';
import type { MockCicOptions } from './mock-cic-options.ts';
import { demoWorld } from './pbx/demo-world.ts';

export interface MockCicPairOptions extends Omit<MockCicOptions, 'host'> {
  /**
   * Where the two listen, on one port, as a real pair does: clients keep scheme and port and change the host.
   * Two equal ones, or a machine without a second loopback address: both listen on the first, on ports of their own.
   */
  readonly hosts?: readonly [string, string];
}

/** One server of a pair. */
export interface PairedCic {
  readonly url: string;
  readonly port: number;
  /** What `alternateHostList` of the other one calls it. */
  readonly address: string;
  readonly isActive: boolean;
}

/** A switchover pair: two servers before one switch, the first one active. Both serve the same control API. */
export interface MockCicPair extends MockCicControl {
  readonly first: PairedCic;
  readonly second: PairedCic;
  /** The one that takes logins. */
  readonly active: PairedCic;
  /** Calls the two otherwise from now on: clients that go through a proxy before each stay on its side. */
  announce(first: string, second: string): void;
  close(): Promise<void>;
}

interface Place {
  readonly app: FastifyInstance;
  readonly address: string;
  readonly port: number;
}

/**
 * Starts a pair of mock CIC servers (icws.md 3.6).
 *
 * @example
 * const pair = await startMockCicPair();
 * pair.switchover(); // sessions of pair.first end, it answers logins with 503; pair.second takes them
 */
export async function startMockCicPair(options: MockCicPairOptions = {}): Promise<MockCicPair> {
  const { hosts = ['127.0.0.1', '127.0.0.2'], port = 0, world = demoWorld() } = options;
  const first: Host = { name: world.serverName, address: hosts[0], isActive: true, partner: undefined };
  const second: Host = {
    name: partnerName(world.serverName),
    address: hosts[1],
    isActive: false,
    partner: first,
  };
  first.partner = second;
  const { shared, servers, log } = createServers({ ...options, world }, [first, second]);
  const control = createControl(shared, servers);

  function open(server: IcwsServer | undefined, address: string, atPort: number): Promise<Place> {
    if (!server) throw new Error('Failed to start the pair: it has no second server.');
    const app = createHttpServer();
    addIcwsRoutes(app, server, operationTable, log);
    addControlRoutes(app, control, log, options.onControlCall);
    return listen(app, address, atPort).then((openPort) => ({ app, address, port: openPort }));
  }

  const one = await open(servers[0], hosts[0], port);
  let other: Place;
  try {
    other = await open(servers[1], hosts[1], one.port);
  } catch (error) {
    if (options.hosts && hosts[0] !== hosts[1]) {
      await one.app.close();
      throw error;
    }
    // a machine with one loopback address, or a port that is taken on the second one
    other = await open(servers[1], hosts[0], 0);
    first.address = `${one.address}:${one.port}`;
    second.address = `${other.address}:${other.port}`;
  }
  const paired = [pairedCic(first, one), pairedCic(second, other)] as const;
  log.info({ urls: paired.map(({ url }) => url) }, 'mock CIC pair listens');
  return {
    ...control,
    first: paired[0],
    second: paired[1],
    get active() {
      return first.isActive ? paired[0] : paired[1];
    },
    announce(one, other) {
      first.address = one;
      second.address = other;
    },
    async close() {
      for (const { sessions } of servers) sessions.reset();
      shared.voicemails.reset();
      shared.pbx.close();
      await Promise.all([one.app.close(), other.app.close()]);
    },
  };
}

function pairedCic(host: Host, { address, port }: Place): PairedCic {
  return {
    url: urlOf(address, port),
    port,
    get address() {
      return host.address;
    },
    get isActive() {
      return host.isActive;
    },
  };
}

/** `cic2` beside `cic1`. */
function partnerName(name: string): string {
  const next = name.replace(/\d+$/, (digits) => String(Number(digits) + 1));
  return next === name ? `${name}-backup` : next;
}
