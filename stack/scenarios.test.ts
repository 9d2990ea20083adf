import { PacedClock, systemClock } from '@switchhook/bridge/clock';
import { loadScenarios, playScenario, resetWorld } from '@switchhook/mocks/scenarios';
import type { AgentView } from '@switchhook/simulator/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from './start-stack.ts';

// One stack for all: each play puts it back first, as at the desk, and a play that cannot do so has to be seen.
let stack: Stack;
beforeAll(async () => {
  const clock = new PacedClock(systemClock);
  stack = await startStack({ basePort: 0, tap: true, pair: true, simulator: 'none', quiet: true, clock });
}, 30_000);
afterAll(() => stack?.close());

test.each(loadScenarios().map((scenario) => [scenario.name, scenario] as const))(
  '%s plays to its end',
  async (_name, scenario) => {
    const { sap: sapApi, cicControl, bridge } = stack.addresses;
    const world = { sapApi, cicControl, bridge, clock: systemClock };
    await resetWorld(world);
    const agents = (await (await fetch(`${sapApi}/agents`)).json()) as readonly AgentView[];
    expect(
      agents.flatMap(({ messages }) => messages),
      'nothing is left of the play before',
    ).toEqual([]);
    const { outcome, steps } = await playScenario(scenario, world);
    const last = steps.at(-1);
    const step = JSON.stringify(scenario.steps[last?.index ?? 0]);
    expect(outcome, `${last?.message ?? ''} (step ${last?.index}: ${step})`).toBe('passed');
  },
  90_000,
);

test('every requirement that an agent sees has a scenario', () => {
  const shown = new Set(loadScenarios().flatMap(({ requirements }) => requirements));
  const wanted = Array.from({ length: 13 }, (_, index) => `G${index + 6}`);
  expect(wanted.filter((id) => !shown.has(id))).toEqual([]);
  expect(shown).toContain('G40');
});
