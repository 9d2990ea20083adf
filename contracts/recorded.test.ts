import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { silentLog } from '@switchhook/bridge';
import { systemClock } from '@switchhook/bridge/clock';
import { defaultDialect } from '@switchhook/bridge/ici';
import { createEventSender } from '@switchhook/bridge/sap';
import { loadScenarios, toContract } from '@switchhook/mocks/scenarios';
import { expect, onTestFinished, test } from 'vitest';
import type { EventContract } from './events/event-contract.ts';
import { openSapWorld } from './events/sap-world.ts';
import { openBridgeWorld } from './ici/bridge-world.ts';
import type { IciContract } from './ici/ici-contract.ts';
import { callAsSap } from './ici/sap-client.ts';
import { Each, Like, Matching } from './pact/expected.ts';
import { findOperation } from './pact/find-operation.ts';

interface Recorded {
  readonly contracts: readonly IciContract[];
  readonly events: readonly EventContract[];
}

/** What the desk writes of a scenario, read as it would be from its folder. */
async function written(name: string): Promise<Recorded> {
  const scenario = loadScenarios().find((each) => each.name === name);
  if (!scenario) throw new Error(`no scenario ${name}`);
  const place = await mkdtemp(join(tmpdir(), 'switchhook-recorded-'));
  onTestFinished(() => rm(place, { recursive: true }));
  const file = join(place, `${name}.ts`);
  await writeFile(file, toContract(scenario).replaceAll("from '../", `from '${import.meta.dirname}/`));
  return import(/* @vite-ignore */ pathToFileURL(file).href);
}

/** What somebody has saved from the desk, in the folder that it names. */
const folder = join(import.meta.dirname, 'recorded');
const saved = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.ts')) : [];
const load = (name: string): Promise<Recorded> =>
  name.endsWith('.ts') ? import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href) : written(name);

test.each([
  ...['hold-and-retrieve', 'conference', 'chat-transfer', 'screen-pop-action-item', 'queues-and-channels'],
  ...saved,
])(
  'the bridge keeps the contract examples that are written of %s',
  async (name) => {
    const { contracts } = await load(name);
    const examples = contracts.flatMap(({ operation, interactions }) =>
      interactions.map((interaction) => ({ operation, ...interaction })),
    );
    // A story that was saved may have no more than events.
    if (!saved.includes(name)) expect(examples.length).toBeGreaterThan(1);
    const told = await Promise.all(
      examples.map(async ({ operation, given, input, as = 'agent1' }) => {
        const world = await openBridgeWorld();
        try {
          for (const state of given) await world.enter(state.name, state.params ?? {});
          const path = defaultDialect.paths.service.replace('{service}', findOperation(operation).service);
          const adapted = JSON.parse(world.adapt?.(JSON.stringify(input)) ?? JSON.stringify(input));
          return await callAsSap(world.url + path, operation, adapted, as);
        } finally {
          await world.close();
        }
      }),
    );
    expect(told.map((answer, at) => [examples[at]?.operation, answer])).toEqual(
      examples.map(({ operation, answer, fault }) => [
        operation,
        fault
          ? { kind: 'fault', code: fault, message: expect.any(String) }
          : { kind: 'answer', value: answer === undefined ? undefined : matcherOf(answer) },
      ]),
    );
  },
  60_000,
);

test.each([
  ...['hold-and-retrieve', 'chat-transfer', 'email', 'screen-pop-action-item', 'work-modes'],
  ...saved,
])(
  'the mock SAP takes the events that are written of %s',
  async (name) => {
    const { events } = await load(name);
    const interactions = events.flatMap((contract) => contract.interactions);
    if (!saved.includes(name)) expect(interactions.length).toBeGreaterThan(1);
    const world = await openSapWorld();
    const sender = createEventSender({
      dialect: defaultDialect,
      clock: systemClock,
      rng: () => 0,
      log: silentLog,
    });
    onTestFinished(async () => {
      await sender.close();
      await world.close();
    });
    for (const { name: state } of interactions[0]?.given ?? []) await world.enter(state, {});
    for (const { sent } of interactions)
      sender.send({ appUrl: `${world.url}/events`, userId: 'agent1' }, sent);
    expect(await sender.drain(10_000)).toBe(0);
    const delivered = interactions.length === 0 ? [] : [{ delivered: interactions.length }];
    expect(sender.stats()).toMatchObject(delivered);
  },
  30_000,
);

/** What a contract says of a value, for `expect`: fields that it leaves out may be there. */
function matcherOf(expected: unknown): unknown {
  if (expected instanceof Like) return expect.toSatisfy((value) => typeof value === typeof expected.example);
  if (expected instanceof Matching) return expect.stringMatching(new RegExp(`^(?:${expected.pattern})$`));
  if (expected instanceof Each) return expect.toSatisfy((value) => Array.isArray(value) && value.length > 0);
  if (Array.isArray(expected)) return expected.map(matcherOf);
  if (typeof expected !== 'object' || expected === null) return expected;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(expected).map(([field, value]) => [field, matcherOf(value)])),
  );
}
