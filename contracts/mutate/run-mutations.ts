import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProviderWorld } from '../pact/provider-world.ts';
import { verifyPact } from '../pact/verify-pact.ts';
import type { Pair } from '../run/pairs.ts';
import type { Mutation } from './mutations.ts';

export interface Mutated {
  readonly name: string;
  /** What gave it away; empty where nothing did. */
  readonly noticedBy: readonly string[];
}

/** Lets a provider answer each mutation in its turn, and tells which the contracts notice. */
export async function runMutations(pair: Pair, mutations: readonly Mutation[]): Promise<readonly Mutated[]> {
  const folder = mkdtempSync(join(tmpdir(), 'switchhook-mutations-'));
  const file = join(folder, 'pact.json');
  const pact: object = JSON.parse(readFileSync(pair.file, 'utf8'));
  const named = mutations.map(({ interaction }, at) => ({ ...interaction, description: `mutation ${at}.` }));
  writeFileSync(file, JSON.stringify({ ...pact, interactions: named }));
  let next = 0;
  const server = createServer((request, response) => {
    request.resume();
    const mutation = mutations[next];
    next += 1;
    const { interaction, status = 500, body = '' } = mutation ?? {};
    response.writeHead(status, contentTypeOf(interaction?.response)).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const world: ProviderWorld = {
    url,
    enter: async () => ({ sessionId: '1000000001', cookie: 'icws_1000000001=c', csrfToken: 't' }),
    close: async () => {},
  };
  try {
    const verdicts = await verifyPact(pair.provider, file, async () => world);
    return mutations.map((mutation, at) => ({
      name: mutation.name,
      noticedBy: pair.problemsOf(mutation.interaction, verdicts.get(`mutation ${at}.`)),
    }));
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  }
}

function contentTypeOf(response: unknown): Readonly<Record<string, string>> {
  const { headers } = (response ?? {}) as { headers?: Record<string, string | string[]> };
  const type = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return type === undefined ? {} : { 'content-type': String(type) };
}
