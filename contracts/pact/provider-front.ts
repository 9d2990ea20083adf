import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { request as requestSecurely } from 'node:https';
import type { AddressInfo } from 'node:net';
import { changesNothing, statesKey } from './in-order.ts';
import type { PactInteraction } from './pact-file.ts';
import type { ProviderWorld } from './provider-world.ts';

/**
 * What Pact's verifier talks to: it opens a world for each interaction and passes requests on to it. Where the
 * provider refused a request, or was only read, nothing has changed: such a world serves the next interaction too,
 * if that has the same states.
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

/** One before it was not reached either, which is told already. */
class StateNotReached extends Error {}

/** A world, and what its states gave. */
interface EnteredWorld {
  readonly world: ProviderWorld;
  values: Values;
}

/** @param interactions in the order in which they are verified */
export async function startProviderFront(
  openWorld: () => Promise<ProviderWorld>,
  interactions: readonly PactInteraction[],
): Promise<ProviderFront> {
  const bodies: string[] = [];
  const statuses: number[] = [];
  const failures: string[][] = [];
  let kept: (EnteredWorld & { readonly key: string }) | undefined;
  const closing: Promise<void>[] = [];
  let current: EnteredWorld | undefined;
  let isEntered = false;
  /** How many states of the interaction have been set up. */
  let setUp = 0;

  const keyOf = (at: number) => {
    const interaction = interactions[at];
    return interaction ? statesKey(interaction) : '';
  };

  async function changeState({ state, action, params = {} }: StateChange): Promise<object> {
    // All states of an interaction are set up, then torn down: the first of each begins and ends it.
    if (action === 'teardown') {
      leave();
      return {};
    }
    // Nothing is torn down where a state could not be reached: the next interaction begins all the same.
    if (setUp === interactions[bodies.length - 1]?.providerStates.length) leave();
    setUp += 1;
    if (setUp === 1) {
      bodies.push('');
      statuses.push(0);
      failures.push([]);
      const known = takeKept(keyOf(bodies.length - 1));
      isEntered = known !== undefined;
      current = known ?? { world: await openWorld(), values: {} };
    }
    const hasFailed = failures.at(-1)?.length !== 0;
    if (!current || hasFailed) throw new StateNotReached();
    if (!isEntered) current.values = await current.world.enter(state, params);
    return current.values;
  }

  function takeKept(key: string): EnteredWorld | undefined {
    const known = kept;
    kept = undefined;
    if (known === undefined || known.key === key) return known;
    closing.push(closed(known.world, bodies.length - 2));
    return undefined;
  }

  function leave(): void {
    setUp = 0;
    if (!current) return;
    const at = bodies.length - 1;
    const { world, values } = current;
    if (isUnchanged(at) && world.canServeAgain !== false) kept = { world, values, key: keyOf(at) };
    else closing.push(closed(world, at));
    current = undefined;
  }

  function isUnchanged(at: number): boolean {
    const interaction = interactions[at];
    const status = statuses[at] ?? 0;
    if (!interaction || failures[at]?.length !== 0 || !changesNothing(interaction)) return false;
    // Who was to be refused and was not, has changed it.
    return status >= 400 || interaction.response.status < 400;
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
      if (!(error instanceof StateNotReached)) {
        failures.at(-1)?.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
      // Pact asks thrice for a state that is answered with 5xx, and the repetitions would count as states.
      response.writeHead(400).end();
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
      if (kept) closing.push(closed(kept.world, bodies.length - 1));
      await Promise.all(closing);
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
