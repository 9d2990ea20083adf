import { expect, test } from 'vitest';
import { newNames } from './new-names.ts';
import type { ObservedWorld } from './observed-world.ts';

const place = { do: 'place', interaction: { kind: 'call' }, as: 'item2' } as const;
const names = new Map([['1', 'item1']]);

/** What CIC has, and what SAP shows to agent1 in each session. */
function world(interactions: readonly string[], inFront: readonly string[] = []): ObservedWorld {
  const item = (itemId: string) => ({ itemId, channel: 'telephony', state: 'alerting', direction: 'in' });
  return {
    agents: [{ userId: 'agent1', sessions: inFront.map((itemId) => ({ item: item(itemId) })) }],
    interactions: interactions.map((interactionId) => ({ interactionId })),
    users: [],
  } as unknown as ObservedWorld;
}

test('an arrival gets the name that it was given, seen or not', () => {
  expect(newNames(world(['1', '2']), world(['1']), names, [place])).toEqual([
    { interactionId: '2', as: 'item2' },
  ]);
});

test('what was dialled gets the next name and a step that sees it', () => {
  expect(newNames(world(['1', '2', '3'], ['2', '3']), world(['1']), names, [])).toMatchObject([
    { interactionId: '2', as: 'item2', see: { see: 'session', agent: 'agent1', as: 'item2' } },
    { interactionId: '3', as: 'item3' },
  ]);
});

test('what CIC had before SAP showed it gets its name once it is seen', () => {
  const early = world(['1', '2']);
  expect(newNames(early, world(['1']), names, [])).toEqual([]);
  expect(newNames(world(['1', '2'], ['2']), early, names, [])).toMatchObject([
    { interactionId: '2', as: 'item2' },
  ]);
  // Nor do it and an arrival get one name.
  expect(newNames(world(['1', '2', '3'], ['2']), early, names, [place])).toMatchObject([
    { interactionId: '2', as: 'item3' },
    { interactionId: '3', as: 'item2' },
  ]);
});

test('an interaction whose item goes on under another number keeps its name', () => {
  expect(newNames(world(['1'], ['1.2']), world(['1']), names, [])).toEqual([]);
});
