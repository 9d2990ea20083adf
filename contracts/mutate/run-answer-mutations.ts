import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import type { PactInteraction } from '../pact/pact-file.ts';
import type { ProviderWorld } from '../pact/provider-world.ts';
import { verifyPact } from '../pact/verify-pact.ts';
import type { Pair } from '../run/pairs.ts';
import { inParallel } from './in-parallel.ts';
import type { AnswerMutation, Mutated } from './mutation.ts';

/** For one verifier: what it takes for each grows with how many it has, and its start takes as long as a hundred. */
const batchSize = 300;

/** Lets a provider answer each mutation in its turn, and tells what the contracts notice. */
export async function runAnswerMutations(
  pair: Pair,
  mutations: readonly AnswerMutation[],
): Promise<readonly Mutated[]> {
  const batches = Array.from({ length: Math.ceil(mutations.length / batchSize) }, (_, at) =>
    mutations.slice(at * batchSize, (at + 1) * batchSize),
  );
  const atATime = Math.max(2, availableParallelism());
  return (await inParallel(batches, atATime, (batch) => runBatch(pair, batch))).flat();
}

async function runBatch(pair: Pair, mutations: readonly AnswerMutation[]): Promise<readonly Mutated[]> {
  let current: AnswerMutation | undefined;
  const server = createServer((request, response) => {
    request.resume();
    const { interaction, status = 500, body = '' } = current ?? {};
    response.writeHead(status, contentTypeOf(interaction)).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const world: ProviderWorld = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    canServeAgain: false,
    async enter(_state, { at = '' }) {
      current = mutations[Number(at)];
      return { sessionId: '1000000001', cookie: 'icws_1000000001=c', csrfToken: 't' };
    },
    close: async () => {},
  };
  const numbered = mutations.map(
    ({ interaction }, at): PactInteraction => ({
      ...interaction,
      description: descriptionOf(at),
      providerStates: [{ name: 'a mutation', params: { at: String(at) } }],
    }),
  );
  try {
    const verdicts = await verifyPact(pair.provider, pair.file, async () => world, numbered);
    return mutations.map(({ interaction, status: _status, body: _body, ...mutation }, at) => ({
      ...mutation,
      noticedBy: contractsIn(pair.findingsIn(interaction, verdicts.get(descriptionOf(at)))),
    }));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The full stop keeps one from being the end of another. */
function descriptionOf(at: number): string {
  return `mutation ${at}.`;
}

function contractsIn(findings: ReturnType<Pair['findingsIn']>): Mutated['noticedBy'] {
  return [...new Set(findings.map(({ by }) => by))];
}

function contentTypeOf(interaction: PactInteraction | undefined): Readonly<Record<string, string>> {
  const type = Object.entries(interaction?.response.headers ?? {}).find(
    ([name]) => name.toLowerCase() === 'content-type',
  )?.[1];
  return type === undefined ? {} : { 'content-type': String(type) };
}
