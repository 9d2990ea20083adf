import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import type { MockttpServer } from 'mockttp/dist/server/mockttp-server';
import { quietMockttp } from './quiet-mockttp.ts';

export interface StartedMockttp {
  readonly server: MockttpServer;
  readonly url: string;
}

export interface MockttpOptions {
  readonly host: string;
  readonly maxBodyBytes: number;
  /** Called for every request before a byte of the answer is written. */
  readonly onRequest: (request: IncomingMessage, response: ServerResponse) => void;
}

/**
 * Starts a mockttp server on an ephemeral port of one address.
 *
 * mockttp 4.6.3 has no public way to do two things that a tap needs, so both reach the server inside it: it
 * listens on every interface, where a tap belongs on loopback; and its `response-body-data` event comes in
 * batches of 20 ms, too coarse to keep the messages of several links in order. The package is pinned, and the
 * check of the address below fails loudly should a later version be built otherwise.
 */
export async function startMockttp(options: MockttpOptions): Promise<StartedMockttp> {
  // The main entry also loads the remote admin server and GraphQL: 0.5 s that a local server does not need.
  const { MockttpServer: LocalServer } = await import('mockttp/dist/server/mockttp-server');
  quietMockttp();
  const server = new LocalServer({ http2: false, recordTraffic: false, maxBodySize: options.maxBodyBytes });

  let inner: Server | undefined;
  Object.defineProperty(server, 'server', {
    configurable: true,
    get: () => inner,
    set(created: Server) {
      inner = created;
      const listen = created.listen.bind(created);
      created.listen = ((port: number) => listen(port, options.host)) as Server['listen'];
      created.prependListener('request', options.onRequest);
    },
  });
  await server.start(0);

  const address = (inner as Server | undefined)?.address() as AddressInfo | null | undefined;
  if (address?.address !== options.host) {
    await server.stop();
    throw new Error(
      `Failed to start a tap: mockttp listens on ${address?.address ?? 'an unknown address'} instead of ${options.host}. Use mockttp 4.6.3 exactly.`,
    );
  }
  return { server, url: `http://${options.host}:${address.port}` };
}
