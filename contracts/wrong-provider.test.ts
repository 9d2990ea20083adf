import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultDialect } from '@switchhook/bridge/ici';
import { afterAll, expect, test } from 'vitest';
import { openBridgeWorld } from './ici/bridge-world.ts';
import { inOrder } from './pact/in-order.ts';
import { listProblems } from './pact/list-problems.ts';
import { type PactInteraction, pactFile, readPact } from './pact/pact-file.ts';
import type { ProviderWorld } from './pact/provider-world.ts';
import { schemaProblems } from './pact/soap-schema.ts';
import { verifyPact } from './pact/verify-pact.ts';

// What verification is worth: a provider that is wrong in one thing must be found out.

const description = 'IciPhoneCall.getAttributes of a call that rings';
const interaction = readPact('sap', 'bridge').find(
  (each) => each.description === description,
) as PactInteraction;
const right = String(interaction.response.body?.content);

const folder = mkdtempSync(join(tmpdir(), 'switchhook-wrong-provider-'));
const file = join(folder, 'one-interaction.json');
const pact = JSON.parse(readFileSync(pactFile('sap', 'bridge'), 'utf8'));
writeFileSync(file, JSON.stringify({ ...pact, interactions: [interaction] }));
afterAll(() => rmSync(folder, { recursive: true }));

interface Answer {
  readonly body?: string;
  readonly status?: number;
  /** Why the state cannot be reached. */
  readonly state?: Error;
}

/** A provider that gives this answer, whatever it is asked. */
async function openAnsweringWorld({ body = right, status = 200, state }: Answer): Promise<ProviderWorld> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' }).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async enter() {
      if (state) throw state;
      return {};
    },
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function problemsOf(openWorld: () => Promise<ProviderWorld>) {
  const verdict = (await verifyPact('bridge', file, openWorld)).get(description);
  return {
    pact: verdict?.mismatches.join() ?? '',
    schema: schemaProblems(verdict?.body || right).join(),
    lists: listProblems(interaction.response, verdict?.body || right).join(),
  };
}

function problemsWith(answer: Answer) {
  return problemsOf(() => openAnsweringWorld(answer));
}

function replaced(from: string | RegExp, to: string): string {
  const changed = right.replace(from, to);
  expect(changed).not.toBe(right);
  return changed;
}

test('finds nothing wrong with the right answer', async () => {
  expect(await problemsWith({})).toEqual({ pact: '', schema: '', lists: '' });
});

test('finds a field with another name', async () => {
  const { pact, schema } = await problemsWith({ body: replaced(/t:phoneCallId>/g, 't:callId>') });
  expect(pact).toContain('urn:ici:types:phoneCallId');
  expect(schema).toContain('callId');
});

test('finds a field in another namespace', async () => {
  const { pact } = await problemsWith({ body: replaced('xmlns:t="urn:ici:types"', 'xmlns:t="urn:other"') });
  expect(pact).toContain('urn:ici:types');
});

test('finds another code', async () => {
  const { pact } = await problemsWith({ body: replaced('<t:id>3</t:id>', '<t:id>4</t:id>') });
  expect(pact).toContain("'4' to be equal to '3'");
});

test('finds a button too few by Pact, a button too many by its own count', async () => {
  const button = '<t:item>Reject</t:item>';
  expect((await problemsWith({ body: replaced(button, '') })).pact).toContain('item');
  const last = '<t:item>Deflect</t:item>';
  const tooMany = await problemsWith({ body: replaced(last, `${last}<t:item>Hold</t:item>`) });
  expect(tooMany).toMatchObject({ pact: '', schema: '' });
  expect(tooMany.lists).toContain('holds 4 entries, not 3');
});

test('finds another order by the schema, which Pact lets pass', async () => {
  const lineId = '<t:lineId>WS-AGENT1</t:lineId>';
  const body = replaced(lineId, '').replace('<t:phoneCallId>', `${lineId}<t:phoneCallId>`);
  const { pact, schema } = await problemsWith({ body });
  expect(pact).toBe('');
  expect(schema).toContain('lineId');
});

test('finds a fault where an answer belongs', async () => {
  expect((await problemsWith({ status: 500 })).pact).toContain('500');
});

test('finds a state that cannot be reached', async () => {
  expect((await problemsWith({ state: new Error('no caller can ring') })).pact).toContain(
    'no caller can ring',
  );
});

test.each([0, -1])('a state that cannot be reached is held against no other interaction (%i)', async (at) => {
  const unreachable = interaction.providerStates.at(at)?.name;
  const other = readPact('sap', 'bridge').find(
    (each) =>
      each.providerStates.every(({ name }) => name !== unreachable) &&
      inOrder([each, interaction])[0] === interaction,
  ) as PactInteraction;
  const openWorld = async () => {
    const world = await openAnsweringWorld({});
    const enter: ProviderWorld['enter'] = async (state) => {
      if (state === unreachable) throw new Error('no caller can ring');
      return {};
    };
    return { ...world, enter };
  };
  const both = [interaction, other];
  const verdicts = await verifyPact('bridge', pactFile('sap', 'bridge'), openWorld, both);
  expect(verdicts.get(description)?.mismatches.join()).toContain('no caller can ring');
  expect(verdicts.get(other.description)?.mismatches.join()).not.toContain('no caller can ring');
  expect(verdicts.get(other.description)?.body).toBe(right);
});

test('finds the real bridge out where it calls a field by another name', async () => {
  const dialect = join(folder, 'dialect.json');
  const names = { 'PhoneCall.phoneCallId': ['callId'] };
  writeFileSync(dialect, JSON.stringify({ ...defaultDialect, names }));
  const { pact, schema } = await problemsOf(() => openBridgeWorld(dialect));
  expect(pact).toContain('Expected child <urn:ici:types:phoneCallId/> but was missing');
  expect(schema).toContain('callId');
});
