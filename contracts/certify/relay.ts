import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RelayedAnswer {
  readonly status: number;
  readonly body: string;
  readonly type: string;
}
export type RelayedHeaders = Readonly<Record<string, string>>;

/** A request as a relay hears it. */
export interface RelayedRequest {
  /** With its query. */
  readonly path: string;
  readonly method: string;
  /** Those that SOAP has a use for. */
  readonly headers: RelayedHeaders;
  readonly body: string;
}

/** Something that stands between two parts and answers for one of them. */
export interface Relay {
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on a free port of loopback; what `answer` rejects with breaks the connection. */
export async function startRelay(
  answer: (request: RelayedRequest) => Promise<RelayedAnswer>,
): Promise<Relay> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    try {
      const { url = '/', method = 'GET', headers } = request;
      const kept = Object.fromEntries(
        ['content-type', 'soapaction', 'accept'].flatMap((name) => {
          const value = headers[name];
          return typeof value === 'string' ? [[name, value]] : [];
        }),
      );
      const body = Buffer.concat(chunks).toString('utf8');
      const { status, type, body: answered } = await answer({ path: url, method, headers: kept, body });
      response.writeHead(status, { 'content-type': type }).end(answered);
    } catch {
      response.destroy();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Passes a request on, below an address that may have a path of its own. */
export async function passOn(
  base: string,
  { path, method, headers, body }: RelayedRequest,
): Promise<RelayedAnswer> {
  const response = await fetch(base.replace(/\/+$/, '') + path, {
    method,
    headers,
    ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
  });
  return {
    status: response.status,
    body: await response.text(),
    type: response.headers.get('content-type') ?? 'text/xml',
  };
}
