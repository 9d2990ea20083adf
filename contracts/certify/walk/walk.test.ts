import { inflateRawSync } from 'node:zlib';
import { seededRng, systemClock } from '@switchhook/bridge/clock';
import { createScenarioPlayer, parseScenario } from '@switchhook/mocks/scenarios';
import { expect, test, vi } from 'vitest';
import { builtInTarget } from '../built-in-target.ts';
import type { Target } from '../target.ts';
import { alterations } from '../testing/wrong-bridge.ts';
import { wrongTarget } from '../testing/wrong-target.ts';
import { movesIn } from './moves.ts';
import type { ObservedWorld } from './observed-world.ts';
import { shrinkWalk } from './shrink-walk.ts';
import { coverageText } from './taken-moves.ts';
import { inWorld, type WalkFailure, walk } from './walk.ts';
import { deskLink } from './walk-command.ts';
import { walkShortest } from './walk-shortest.ts';

function wrong(name: string): Target {
  const alteration = alterations.find((each) => each.name === name);
  if (!alteration) throw new Error(`the alteration "${name}" is gone`);
  return wrongTarget(alteration);
}

test('the same seed gives the same numbers', () => {
  const [one, other, third] = [seededRng(7), seededRng(7), seededRng(8)];
  const numbers = (random: () => number) => Array.from({ length: 5 }, random);
  expect(numbers(one)).toEqual(numbers(other));
  expect(numbers(third)).not.toEqual(numbers(seededRng(7)));
});

test('thirty moves from a fixed seed hold with the built-in parts', async () => {
  const result = await walk({ target: builtInTarget(), clock: systemClock, seed: 4, steps: 30 });
  expect(result.failure).toBeUndefined();
  expect(result.steps).toBe(30);
  expect(result.states).toBeGreaterThan(5);
}, 90_000);

test('shortest paths reach every way out of the first state before they go on', async () => {
  const kinds: string[] = [];
  const result = await walkShortest({
    target: builtInTarget(),
    clock: systemClock,
    seed: 0,
    steps: 12,
    onMove: ({ kind }) => kinds.push(kind),
  });
  expect(result.failure).toBeUndefined();
  expect(new Set(kinds).size).toBe(12);
  expect(kinds).toContain('a call to agent1');
  expect(kinds).toContain('a callback to Sales');
  expect(kinds).toContain('an action item of SAP');
  expect(result.longest).toBe(1);
  expect(result.states).toBeGreaterThan(4);
}, 90_000);

test('every capability that an item may have is a move', () => {
  const capabilities = [
    ...['Accept', 'Reject', 'Deflect', 'HangUp', 'Hold', 'Retrieve', 'Toggle', 'Consult', 'BlindTransfer'],
    ...['WarmTransfer', 'Conference', 'Reconnect', 'DropParticipant', 'Dtmf', 'Mute', 'Unmute', 'ChatPost'],
    ...['ChatLeave', 'ChatForward', 'ChatInvite', 'Forward', 'Reply', 'Reroute', 'Complete', 'WrapUp', 'End'],
  ];
  const item = {
    itemId: '7',
    channel: 'telephony',
    state: 'connected',
    capabilities,
    participants: [{ participantId: 'p', role: 'remote' }],
  };
  const world = {
    agents: [{ userId: 'agent1', isLoggedOn: true, sessions: [{ sessionId: 's', item }] }],
    interactions: [],
    users: [],
  } as unknown as ObservedWorld;
  const kinds = movesIn(world, new Map([['7', 'item1']])).map(({ kind }) => kind);
  for (const capability of capabilities)
    expect(
      kinds.some((kind) => kind.startsWith(`agent1: telephony connected: ${capability}`)),
      capability,
    ).toBe(true);
});

const deep: readonly (readonly [string, readonly (readonly [who: string, name: string])[]])[] = [
  [
    'a warm transfer',
    [
      ['a call to agent1', 'a call to an agent'],
      ['agent1', 'Accept'],
      ['agent1', 'Consult a colleague'],
      ['agent2', 'Accept'],
      ['agent1', 'Toggle'],
      ['agent1', 'WarmTransfer'],
      ['agent2', 'Mute'],
      ['agent2', 'Unmute'],
      ['agent2', 'HangUp'],
    ],
  ],
  [
    'a conference',
    [
      ['a call to agent1', 'a call to an agent'],
      ['agent1', 'Accept'],
      ['agent1', 'Consult a colleague'],
      ['agent2', 'Accept'],
      ['agent1', 'Conference'],
      ['agent1', 'DropParticipant'],
    ],
  ],
  [
    'a consultation that is taken back',
    [
      ['a call to agent1', 'a call to an agent'],
      ['agent1', 'Accept'],
      ['agent1', 'Consult somebody outside'],
      ['call', 'call: the far end answers'],
      ['agent1', 'Reconnect'],
    ],
  ],
  [
    'a chat with a colleague',
    [
      ['a chat', 'a chat to Sales'],
      ['agent1', 'Accept'],
      ['agent1', 'ChatPost'],
      ['chat', 'chat: the visitor writes'],
      ['agent1', 'ChatInvite a colleague'],
      ['agent2', 'Accept'],
      ['agent2', 'ChatLeave'],
    ],
  ],
  [
    'an e-mail that is answered',
    [
      ['a email', 'a email to Sales'],
      ['agent1', 'Accept'],
      ['agent1', 'Reply'],
      ['agent1', 'Complete'],
    ],
  ],
  [
    'a callback and its end',
    [
      ['a callback', 'a callback to Sales'],
      ['agent1', 'Accept'],
      ['agent1', 'Complete'],
    ],
  ],
  [
    'wrap-up',
    [
      ['a call to Sales', 'a call to Sales'],
      ['agent1', 'Accept'],
      ['agent1', 'WrapUp asked'],
      ['call', 'call: the far end leaves'],
      ['agent1', 'End'],
    ],
  ],
];

test.each(deep)(
  'a walk can go on to %s, and all holds',
  async (_what, names) => {
    const failure = await inWorld(builtInTarget(), systemClock, 1, async (path) => {
      for (const [who, name] of names) {
        const move = await vi.waitFor(
          async () => {
            const moves = movesIn(path.observed, path.names);
            const found = moves.find((each) => each.name === name && each.kind.startsWith(who));
            if (found) return found;
            // What rings at a colleague may still be under way.
            await path.go([]);
            const all = moves.map(({ kind }) => kind).join('; ');
            throw new Error(`there is no move "${who}: ${name}", only ${all}`);
          },
          { timeout: 20_000, interval: 25 },
        );
        const broken = await path.go(move.steps);
        if (broken) return broken;
      }
      return undefined;
    });
    expect(failure?.what).toBeUndefined();
  },
  60_000,
);

test('tells which moves were never made', async () => {
  const result = await walk({ target: builtInTarget(), clock: systemClock, seed: 1, steps: 1 });
  const { all, taken, passedOver, neverPossible } = result.moves;
  expect([taken, passedOver.length + neverPossible.length]).toEqual([1, all - 1]);
  expect(passedOver).toContain('dials');
  expect(neverPossible).toContain('WarmTransfer');
  expect(coverageText(result.moves)).toMatch(
    new RegExp(`^1 of ${all} kinds of moves were made\\.\\nPossible and never made: .*\\nNowhere possible: `),
  );
}, 60_000);

test('a wrong bridge fails on a walk, which is shrunk to the step that fails, and the desk stops there', async () => {
  const target = wrong('a state that is never told');
  // Held is not told: a call has to come, be accepted and be held.
  const found = await findFailure(target);
  const { scenario } = await shrinkWalk(found, target, systemClock, 40);
  expect(parseScenario(JSON.parse(JSON.stringify(scenario)))).toMatchObject({ ok: true });
  expect(scenario.steps.length).toBeLessThan(found.scenario.steps.length);
  expect(scenario.steps.at(-1)?.note).toMatch(/^Fails here: /);
  const pressed = scenario.steps.flatMap((step) =>
    'do' in step && step.do === 'press' ? [step.command.command] : [],
  );
  expect(pressed.at(-1)).toBe('hold');

  const link = new URL(deskLink(scenario));
  const packed = new URLSearchParams(link.hash.slice(1)).get('scenario') ?? '';
  expect(JSON.parse(inflateRawSync(Buffer.from(packed, 'base64url')).toString())).toEqual(scenario);

  const { world, close } = await target.open();
  const player = createScenarioPlayer({ world: () => world, reset: async () => undefined });
  try {
    const ended = new Promise<void>((resolve) => {
      player.subscribe(({ outcome }) => outcome === 'failed' && resolve());
    });
    player.begin(scenario);
    await ended;
    const states = player.current?.steps.map(({ state }) => state) ?? [];
    expect(states.at(-1)).toBe('failed');
    expect(new Set(states.slice(0, -1))).toEqual(new Set(['passed']));
  } finally {
    await player.stop();
    await close();
  }
}, 240_000);

/** A walk that holds a call, with moves on the way that it could do without. */
async function findFailure(target: Target) {
  const kinds = [
    'agent2: work mode 2',
    'a call to agent1',
    '2 s go by',
    'agent1: telephony alerting: Accept',
    'agent2: work mode 3',
    'agent1: telephony connected: Hold',
  ];
  const failure = await inWorld(target, systemClock, 1, async (path) => {
    for (const kind of kinds) {
      const move = movesIn(path.observed, path.names).find((each) => each.kind === kind);
      if (!move) throw new Error(`there is no move "${kind}"`);
      const broken = await path.go(move.steps);
      if (broken) return broken;
    }
    return undefined;
  });
  expect(failure?.what).toMatch(/is connected for agent1 in SAP and H of agent1 in CIC/);
  return failure as WalkFailure;
}
