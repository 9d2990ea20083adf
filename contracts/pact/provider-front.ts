import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProviderWorld } from './provider-world.ts';

/** What Pact's verifier talks to: it opens a fresh world for each interaction and passes requests on to it. */
export interface ProviderFront {
  readonly url: string;
  readonly statesUrl: string;
  /** What the provider sent in the nth interaction. */
  body(interaction: number): string;
  /** What went wrong on the way into the nth interaction's states. */
  failures(interaction: number): readonly string[];
  close(): Promise<void>;
}

const statesPath = '/_pact/states';

interface StateChange {
  readonly state: string;
  readonly action: 'setup' | 'teardown';
  readonly params?: Readonly<Record<string, string>>;
}

export async function startProviderFront(openWorld: () => Promise<ProviderWorld>): Promise<ProviderFront> {
  const bodies: string[] = [];
  const failures: string[][] = [];
  let world: ProviderWorld | undefined;

  async function changeState({ state, action, params = {} }: StateChange): Promise<object> {
    // All states of an interaction are set up, then torn down: the first of each begins and ends it.
    if (action === 'teardown') {
      const ending = world;
      world = undefined;
      await ending?.close();
      return {};
    }
    if (!world) {
      bodies.push('');
      failures.push([]);
      world = await openWorld();
    }
    return world.enter(state, params);
  }

  async function answerState(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const values = await changeState(JSON.parse(await read(incoming)));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(values));
    } catch (error) {
      failures.at(-1)?.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
      response.writeHead(500).end();
    }
  }

  async function passOn(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = world;
    const at = bodies.length - 1;
    if (!target) {
      response.writeHead(500).end('Failed to pass a request on: the interaction has no provider state.');
      return;
    }
    const given = await read(incoming);
    const body = target.adapt?.(given) ?? given;
    const headers = { ...incoming.headers };
    if (body !== '') headers['content-length'] = String(Buffer.byteLength(body));
    const url = new URL(incoming.url ?? '/', target.url);
    const outgoing = request(url, { method: incoming.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('data', (chunk) => {
        bodies[at] += chunk;
        response.write(chunk);
        if (target.cutStreams && answer.headers['content-type']?.startsWith('text/event-stream')) {
          response.end();
          outgoing.destroy();
        }
      });
      answer.on('end', () => response.end());
    });
    outgoing.on('error', (error) => response.headersSent || response.writeHead(502).end(error.message));
    outgoing.end(body);
  }

  const server = createServer((incoming, response) => {
    if (incoming.url === statesPath) void answerState(incoming, response);
    else void passOn(incoming, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    statesUrl: url + statesPath,
    body: (index) => bodies[index] ?? '',
    failures: (index) => failures[index] ?? [],
    async close() {
      await world?.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming) text += chunk;
  return text;
}
