import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { request as requestSecurely } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ProviderWorld } from './provider-world.ts';

/**
 * What Pact's verifier talks to: it opens a world for each interaction and passes requests on to it. Where the
 * provider refused a request, nothing has changed: such a world serves the next interaction with the same states.
 */
export interface ProviderFront {
  readonly url: string;
  readonly statesUrl: string;
  /** What the provider sent in the nth interaction. */
  body(interaction: number): string;
  /** What went wrong on the way into the nth interaction's states, or out of them. */
  failures(interaction: number): readonly string[];
  /** Resolves once every world is closed. */
  close(): Promise<void>;
}

const statesPath = '/_pact/states';

interface StateChange {
  readonly state: string;
  readonly action: 'setup' | 'teardown';
  readonly params?: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, string>>;

/** A world, and what its states gave. */
interface EnteredWorld {
  readonly world: ProviderWorld;
  values: Values;
}

/** @param states those of each interaction, in the order in which they are verified */
export async function startProviderFront(
  openWorld: () => Promise<ProviderWorld>,
  states: readonly (readonly unknown[])[],
): Promise<ProviderFront> {
  const bodies: string[] = [];
  const statuses: number[] = [];
  const failures: string[][] = [];
  const kept = new Map<string, EnteredWorld>();
  const closing: Promise<void>[] = [];
  let current: EnteredWorld | undefined;
  let isEntered = false;

  const keyOf = (interaction: number) => JSON.stringify(states[interaction]);

  async function changeState({ state, action, params = {} }: StateChange): Promise<object> {
    // All states of an interaction are set up, then torn down: the first of each begins and ends it.
    if (action === 'teardown') {
      leave();
      return {};
    }
    if (!current) {
      bodies.push('');
      statuses.push(0);
      failures.push([]);
      const key = keyOf(bodies.length - 1);
      const known = kept.get(key);
      kept.delete(key);
      isEntered = known !== undefined;
      current = known ?? { world: await openWorld(), values: {} };
    }
    if (!isEntered) current.values = await current.world.enter(state, params);
    return current.values;
  }

  function leave(): void {
    if (!current) return;
    const at = bodies.length - 1;
    const { world } = current;
    const isUnchanged = (statuses[at] ?? 0) >= 400 && failures[at]?.length === 0;
    if (isUnchanged && world.canServeAgain !== false) kept.set(keyOf(at), current);
    else closing.push(closed(world, at));
    current = undefined;
  }

  async function closed(world: ProviderWorld, at: number): Promise<void> {
    try {
      await world.close();
    } catch (error) {
      failures[at]?.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
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
    const target = current?.world;
    const at = bodies.length - 1;
    if (!target) {
      response.writeHead(500).end('Failed to pass a request on: the interaction has no provider state.');
      return;
    }
    const given = await read(incoming);
    const body = target.adapt?.(given) ?? given;
    const headers = { ...incoming.headers, ...target.headers };
    if (body !== '') headers['content-length'] = String(Buffer.byteLength(body));
    const path = incoming.url ?? '/';
    const url = target.address?.(path) ?? new URL(path, target.url);
    const send = url.protocol === 'https:' ? requestSecurely : request;
    const outgoing = send(url, { method: incoming.method, headers }, (answer) => {
      statuses[at] = answer.statusCode ?? 502;
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
      leave();
      const last = bodies.length - 1;
      await Promise.all([...closing, ...[...kept.values()].map(({ world }) => closed(world, last))]);
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
