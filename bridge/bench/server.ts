import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen as listenSoap } from 'soap';
import { systemClock } from '../clock/index.ts';
import { silentLog } from '../core/log.ts';
import { createIciServer, defaultDialect, writeWsdl } from '../ici/index.ts';
import { cheapHandlers } from './handlers.ts';

// One of the three servers that the benchmark compares, in a process of its own:
// node server.ts edge|bare|node-soap, addresses and memory go to the parent.

export type ServerKind = 'edge' | 'bare' | 'node-soap';

/** What a server process tells at its start, and whenever it is asked. */
export type ServerReport =
  | { readonly url: string }
  /** Bytes, and microseconds of processor time since its start. */
  | { readonly rss: number; readonly cpu: number };

/** Reads each body and answers as many bytes as the query asks for. */
function bareServer() {
  const answers = new Map<string, string>();
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = request.url ?? '';
      let answer = answers.get(url);
      if (answer === undefined) {
        answer = 'x'.repeat(Number(new URL(url, 'http://127.0.0.1').searchParams.get('bytes')));
        answers.set(url, answer);
      }
      response.writeHead(200, {
        'Content-Type': 'text/xml; charset=utf-8',
        'Content-Length': Buffer.byteLength(answer),
      });
      response.end(answer);
    });
  });
}

const nobody = { headerUserId: undefined };

function nodeSoapServer() {
  const server = createServer((_, response) => {
    response.writeHead(404);
    response.end();
  });
  const { IciPhoneCall, IciUser } = cheapHandlers;
  const services = {
    IciPhoneCall: {
      IciPhoneCall: {
        hold: () => ({}),
        initiateCall: async (input: Parameters<typeof IciPhoneCall.initiateCall>[0]) => ({
          result: forNodeSoap(await IciPhoneCall.initiateCall(input, nobody)),
        }),
      },
    },
    IciUser: {
      IciUser: {
        subscribe: async (input: Parameters<typeof IciUser.subscribe>[0]) => ({
          result: forNodeSoap(await IciUser.subscribe(input, nobody)),
        }),
      },
    },
  };
  for (const name of ['IciPhoneCall', 'IciUser'] as const) {
    const path = `/ici/${name}`;
    listenSoap(server, path, { [name]: services[name] }, writeWsdl(defaultDialect, name, path));
  }
  return server;
}

/** node-soap takes a list as the entries of its element. */
function forNodeSoap(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, Array.isArray(field) ? { item: field } : field]),
  );
}

async function listen(kind: string): Promise<string> {
  if (kind === 'edge') {
    const edge = createIciServer({
      handlers: cheapHandlers,
      dialect: defaultDialect,
      log: silentLog,
      clock: systemClock,
    });
    return (await edge.listen({ host: '127.0.0.1', port: 0 })).url;
  }
  const server = kind === 'bare' ? bareServer() : nodeSoapServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ rss: process.memoryUsage().rss, cpu: user + system } satisfies ServerReport);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url: await listen(process.argv[2] ?? 'edge') } satisfies ServerReport);
