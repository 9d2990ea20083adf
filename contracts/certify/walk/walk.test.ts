import { seededRng, systemClock } from '@switchhook/bridge/clock';
import { parseScenario } from '@switchhook/mocks/scenarios';
import { expect, test } from 'vitest';
import { builtInTarget } from '../built-in-target.ts';
import { alterations } from '../testing/wrong-bridge.ts';
import { wrongTarget } from '../testing/wrong-target.ts';
import { shrinkWalk } from './shrink-walk.ts';
import { walk } from './walk.ts';
import { scenarioOf } from './walked-path.ts';

test('the same seed gives the same numbers', () => {
  const [one, other, third] = [seededRng(7), seededRng(7), seededRng(8)];
  const numbers = (random: () => number) => Array.from({ length: 5 }, random);
  expect(numbers(one)).toEqual(numbers(other));
  expect(numbers(third)).not.toEqual(numbers(seededRng(7)));
});

test('thirty steps from a fixed seed hold with the built-in parts', async () => {
  const result = await walk({ target: builtInTarget(), clock: systemClock, seed: 4, steps: 30 });
  expect(result.failure).toBeUndefined();
  expect(result.steps).toBe(30);
  expect(result.states).toBeGreaterThan(5);
}, 90_000);

test('a path that ends in a violation is shrunk to what it needs, and is a scenario', async () => {
  const swallowed = alterations.find(({ name }) => name === 'a state that is never told');
  if (!swallowed) throw new Error('the alteration is gone');
  const failure = {
    rule: 'state',
    what: 'it is connected in SAP and H in CIC',
    scenario: scenarioOf('walk-1', 'A walk', [
      { do: 'logOn', agent: 'agent1', workMode: '3' },
      { do: 'logOn', agent: 'agent2', workMode: '3' },
      {
        do: 'place',
        interaction: { kind: 'call', to: { user: 'agent1' }, from: '+4911' } as { kind: string },
        as: 'a',
      },
      { see: 'session', agent: 'agent1', item: '$a', matches: { item: { state: 'alerting' } } },
      { do: 'press', agent: 'agent1', command: { command: 'accept', itemId: '$a' } },
      { see: 'session', agent: 'agent1', item: '$a', matches: { item: { state: 'connected' } } },
      { do: 'press', agent: 'agent1', command: { command: 'hold', itemId: '$a' } },
      { see: 'session', agent: 'agent1', item: '$a', within: 2, matches: { item: { state: 'held' } } },
    ]),
  };
  const { scenario } = await shrinkWalk(failure, wrongTarget(swallowed), systemClock, 6);
  expect(scenario.steps.length).toBeLessThan(failure.scenario.steps.length);
  expect(JSON.stringify(scenario.steps)).not.toContain('agent2');
  expect(scenario.steps.at(-1)).toMatchObject({ see: 'session', matches: { item: { state: 'held' } } });
  expect(parseScenario(JSON.parse(JSON.stringify(scenario)))).toMatchObject({ ok: true });
}, 120_000);
