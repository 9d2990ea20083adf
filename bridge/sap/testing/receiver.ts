import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a receiver does with a request: an HTTP status with a body, silence, or a cut connection. */
export type Reaction =
  | { readonly status: number; readonly body?: string; readonly contentType?: string }
  | 'hang'
  | 'cut';

export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Of `userChanged(mark)`; empty for other events. */
  readonly mark: string;
}

/** An SAP that takes events at a port of its own and reacts as the test says. */
export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  readonly marks: readonly string[];
  /** Requests that are not answered yet. */
  readonly open: number;
  /** The most that were under way at the same time. */
  readonly mostOpen: number;
  readonly isHanging: boolean;
  readonly sockets: number;
  close(): Promise<void>;
}

export const accepted: Reaction = {
  status: 200,
  contentType: 'text/xml; charset=utf-8',
  body: envelope(
    '<r:userChangedResponse xmlns:r="urn:ici:IciEvent"><r:response>ok</r:response></r:userChangedResponse>',
  ),
};

export const fault: Reaction = {
  status: 500,
  contentType: 'text/xml; charset=utf-8',
  body: envelope(
    '<soap:Fault><faultcode>soap:Server</faultcode><faultstring>CRM_ICI_EXCEPTION</faultstring></soap:Fault>',
  ),
};

export async function startReceiver(react: (request: Received) => Reaction): Promise<Receiver> {
  const received: Received[] = [];
  const hanging = new Set<ServerResponse>();
  let open = 0;
  let mostOpen = 0;
  let sockets = 0;

  const server: Server = createServer((request, response) => {
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    response.once('close', () => {
      open -= 1;
      hanging.delete(response);
    });
    void text(request).then((body) => {
      const mark = /<(?:\w+:)?name>([^<]*)</.exec(body)?.[1] ?? '';
      const entry: Received = { path: request.url ?? '', headers: request.headers, body, mark };
      received.push(entry);
      const reaction = react(entry);
      if (reaction === 'hang') hanging.add(response);
      else if (reaction === 'cut') request.socket.destroy();
      else {
        response.writeHead(reaction.status, { 'content-type': reaction.contentType ?? 'text/plain' });
        response.end(reaction.body ?? '');
      }
    });
  });
  server.on('connection', (socket) => {
    sockets += 1;
    socket.once('close', () => {
      sockets -= 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    received,
    get marks() {
      return received.map(({ mark }) => mark);
    },
    get open() {
      return open;
    },
    get mostOpen() {
      return mostOpen;
    },
    get isHanging() {
      return hanging.size > 0;
    },
    get sockets() {
      return sockets;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function envelope(content: string): string {
  return `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${content}</soap:Body></soap:Envelope>`;
}
