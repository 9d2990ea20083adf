import { createControl, type MockCicControl } from './control/control.ts';
import { addControlRoutes } from './control/control-server.ts';
import { createServers } from './create-servers.ts';
import { createHttpServer, listen, urlOf } from './http-server.ts';
import type { Host } from './icws/host.ts';
import { operationTable } from './icws/operation-table.ts';
import { addIcwsRoutes } from './icws/router.ts';
import type { MockCicOptions } from './mock-cic-options.ts';
import { demoWorld } from './pbx/demo-world.ts';

export type { MockCicOptions } from './mock-cic-options.ts';

/** A running mock CIC and what can be done to it from outside; the same as the control API does. */
export interface MockCic extends MockCicControl {
  /** Without a slash at the end; ICWS is at `/icws`, the control API at `/control`. */
  readonly url: string;
  readonly port: number;
  /** Cuts all sessions, stops all timers and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts a mock CIC: a PBX with queues and ACD behind ICWS over HTTP, and a control API beside it.
 * Rejects where the port is taken.
 *
 * @example
 * const cic = await startMockCic({ port: 4302 });
 * cic.placeCall({ to: { user: 'agent1' }, from: 'sip:+496227747474@example.com' });
 * await cic.close();
 */
export async function startMockCic(options: MockCicOptions = {}): Promise<MockCic> {
  const { host: address = '127.0.0.1', port = 0, world = demoWorld() } = options;
  const host: Host = { name: world.serverName, address, isActive: true, partner: undefined };
  const { shared, servers, log } = createServers({ ...options, world }, [host]);
  const control = createControl(shared, servers);
  const app = createHttpServer();
  for (const server of servers) addIcwsRoutes(app, server, operationTable, log);
  addControlRoutes(app, control, log, options.onControlCall);
  const openPort = await listen(app, address, port);
  const url = urlOf(address, openPort);
  log.info({ url }, 'mock CIC listens');
  return {
    ...control,
    url,
    port: openPort,
    async close() {
      for (const { sessions } of servers) sessions.reset();
      shared.calls.reset();
      shared.voicemails.reset();
      shared.pbx.close();
      await app.close();
    },
  };
}
