import { expect, test } from 'vitest';
import { agentAfter } from './advance.ts';
import { type Agent, type AgentRules, visibleItems } from './agent.ts';
import type { ItemCommand } from './agent-command.ts';
import { agentCapabilities, itemCapabilities } from './capabilities.ts';
import { decide } from './decide.ts';
import type { Decision, Refusal } from './decision.ts';
import { type Item, isLive } from './item.ts';
import { followUp, siteRules, status } from './testing/agents-at-work.ts';
import { everyCommand } from './testing/every-command.ts';
import {
  type Alphabet,
  arrivals,
  eventsOf,
  keyOf,
  reachableStates,
  surroundingsOf,
} from './testing/reachable-states.ts';
import { rightAnswer } from './testing/what-sap-may-do.ts';

const { inbound, consultation, callback, chat, action, mail } = arrivals;
const everyArrival = Object.values(arrivals);
const plainSite = siteRules();
const quiet = { hasWrapUp: false, isDisturbed: false };

interface World {
  readonly name: string;
  readonly alphabet: Alphabet;
  readonly rules: AgentRules;
  /** So many states it has at least; a walk that finds fewer has lost its way. */
  readonly atLeast: number;
}

/** Each is walked through whole. */
const worlds: readonly World[] = [
  {
    name: 'two items of any kinds, calls out among them, with wrap-up',
    alphabet: { arrivals: everyArrival, maxItems: 2, hasWrapUp: true, isDisturbed: false },
    rules: siteRules({ actionItemHold: true, allowCallWhileReady: false }),
    atLeast: 5000,
  },
  {
    name: 'one item of any kind, with lost links and stations, muted, wrap-up asked for',
    alphabet: { arrivals: everyArrival, maxItems: 1, hasWrapUp: true, isDisturbed: true },
    rules: plainSite,
    atLeast: 500,
  },
  {
    name: 'two items where taking one in the CIC client is not accepting it in SAP',
    alphabet: { arrivals: everyArrival, maxItems: 2, ...quiet },
    rules: siteRules({ acceptOnPickup: false }),
    atLeast: 1500,
  },
];

test.each(worlds)(
  'allows exactly what the lists offer, and refuses the rest with the right fault: $name',
  ({ name, alphabet, rules, atLeast }) => {
    let states = 0;
    let answers = 0;
    for (const { agent, key } of reachableStates(alphabet, rules)) {
      states += 1;
      for (const item of visibleItems(agent)) answers += checkItem(agent, item, rules, key);
      checkAgent(agent, rules, key);
    }
    console.info(`${name}: ${states} states, ${answers} answers`);
    expect(states).toBeGreaterThan(atLeast);
  },
  300_000,
);

// Three items have more states than can be walked one by one in a few seconds. Two symmetries, which the next two
// tests hold, make them few: CIC's wrap-up gives each state just one twin, and an item that is no call goes its own
// way, so that all states of three items are found among those of the calls beside those of the others.

const alone: Alphabet = { arrivals: [callback, chat, action, mail], maxItems: 3, ...quiet };
const calls: Alphabet = { arrivals: [inbound, consultation], maxItems: 3, ...quiet };

/** The same state with the agent in CIC's wrap-up. */
function inWrapUp(agent: Agent): Agent {
  return agentAfter(agent, status(followUp), plainSite);
}

test('with wrap-up there are the states without it and the twin of each, and no others', () => {
  for (const of of [
    { ...calls, maxItems: 2 },
    { ...alone, maxItems: 2 },
    { arrivals: [inbound, chat, action], maxItems: 2, ...quiet },
  ]) {
    const plain = [...reachableStates(of, plainSite)];
    const twins = plain.map(({ agent }) => keyOf(inWrapUp(agent)));
    const reached = [...reachableStates({ ...of, hasWrapUp: true }, plainSite)].map(({ key }) => key);
    expect(new Set(reached)).toEqual(new Set([...plain.map(({ key }) => key), ...twins]));
    expect(reached).toHaveLength(2 * plain.length);
  }
});

test('an item that is no call neither changes another nor is changed by one', () => {
  const of: Alphabet = { ...quiet, arrivals: everyArrival, maxItems: 2, maxCalls: 1, hasWrapUp: true };
  let compared = 0;
  for (const { agent, key } of reachableStates(of, plainSite)) {
    for (const item of agent.items) {
      if (item.kind === 'phoneCall' && item.medium === 'call') continue;
      for (const event of eventsOf(agent, of)) {
        compared += 1;
        const after = without(agentAfter(agent, event, plainSite), item);
        const isOfItem = 'interactionId' in event && event.interactionId === item.interactionId;
        const isSightingOfItem =
          event.kind === 'interactionObserved' && event.interaction.id === item.interactionId;
        const expected =
          isOfItem || isSightingOfItem
            ? without(agent, item)
            : agentAfter(without(agent, item), event, plainSite);
        if (keyOf({ ...after, offers: [] }) !== keyOf({ ...expected, offers: [] }))
          fail(`${event.kind} is another matter beside ${item.kind} ${item.itemId}`, key);
      }
    }
  }
  expect(compared).toBeGreaterThan(10_000);
});

function without(agent: Agent, item: Item): Agent {
  return { ...agent, items: agent.items.filter(({ itemId }) => itemId !== item.itemId) };
}

test('allows exactly what the lists offer, and refuses the rest with the right fault: three items', () => {
  const seen = new Map<string, string>();
  const counts = { states: 0, answers: 0 };
  for (const agent of statesOfThree()) {
    counts.states += 1;
    for (const item of visibleItems(agent)) {
      // An item is asked once for each state of what it can be about; what it offers is compared in each.
      const about = surroundingsOf(agent, item);
      const offered = `${itemCapabilities(agent, item)}`;
      const before = seen.get(about);
      if (before === undefined) counts.answers += checkItem(agent, item, plainSite, about);
      else if (before !== offered) fail(`once ${before} is offered, once ${offered}`, about);
      seen.set(about, offered);
    }
    checkAgent(agent, plainSite, '');
  }
  console.info(`three items: ${counts.states} states, ${counts.answers} answers`);
  expect(counts.states).toBeGreaterThan(100_000);
}, 300_000);

/** Calls beside others, both in or both out of wrap-up. */
function* statesOfThree(): Iterable<Agent> {
  const ofOthers = [...reachableStates(alone, plainSite)].map(({ agent }) => ({
    size: agent.items.length,
    plain: renamed(agent.items),
    twin: renamed(inWrapUp(agent).items),
  }));
  for (const { agent } of reachableStates(calls, plainSite)) {
    const twin = inWrapUp(agent);
    for (const others of ofOthers) {
      if (partiesOf(agent) + others.size > 3) continue;
      yield { ...agent, items: [...agent.items, ...others.plain] };
      yield { ...twin, items: [...twin.items, ...others.twin] };
    }
  }
}

function renamed(items: readonly Item[]): readonly Item[] {
  return items.map((item) => ({
    ...item,
    itemId: `o${item.itemId}`,
    interactionId: `o${item.interactionId}`,
  }));
}

function partiesOf({ items }: Agent): number {
  return items.reduce((sum, item) => sum + (item.kind === 'phoneCall' ? item.parties.length : 1), 0);
}

function checkItem(agent: Agent, item: Item, rules: AgentRules, key: string): number {
  const offered = new Set<string>(itemCapabilities(agent, item));
  const right = new Set<string>();
  const commands = everyCommand(agent, item);
  for (const { capability, command } of commands) {
    const expected = rightAnswer(agent, item, command);
    const answer = answerTo(decide(agent, command, rules));
    if (answer !== expected) fail(`${command.kind} is answered ${answer}, not ${expected}`, key);
    if (answer === 'allowed' && capability !== undefined) right.add(capability);
  }
  // The desk lets the agent reply to an e-mail; that is a request of its own.
  if (canReply(agent, item)) right.add('Reply');
  const wrong = [...right, ...offered].filter((one) => right.has(one) !== offered.has(one));
  if (wrong.length > 0) fail(`${wrong} is offered and not allowed, or the other way round`, key);
  return commands.length;
}

function answerTo(decision: Decision | Refusal): string {
  return decision.kind === 'allowed' ? decision.kind : decision.code;
}

function canReply(agent: Agent, item: Item): boolean {
  return (
    agent.link === 'up' &&
    item.kind === 'message' &&
    ['connected', 'held'].includes(item.state) &&
    item.processing === 'accepted'
  );
}

/** Dialling needs a free line and a station, and a site may want the agent not to be ready. */
function checkAgent(agent: Agent, rules: AgentRules, key: string): void {
  const dial = { kind: 'dial', destination: { kind: 'phone', value: '1' }, attachedData: '' } as const;
  const answer = answerTo(decide(agent, dial, rules));
  const isLineTaken = agent.items.some(
    (item) => item.kind === 'phoneCall' && item.medium === 'call' && isLive(item) && item.state !== 'held',
  );
  const isTooReady = agent.status?.isAcd === true && !rules.flags.allowCallWhileReady;
  const mayDial = !isLineTaken && !agent.isStationLost && !isTooReady;
  const expected = agent.link !== 'up' ? 'cicUnavailable' : mayDial ? 'allowed' : 'notAllowedInState';
  if (answer !== expected) fail(`dial is answered ${answer}, not ${expected}`, key);
  if (agentCapabilities(agent).includes('Dial') !== (expected === 'allowed'))
    fail('Dial is offered wrongly', key);
}

function fail(what: string, key: string): never {
  throw new Error(`${what}, in the state ${key}`);
}

/** What is wrong whatever the state, and what it is answered where the state would allow it. */
const wrongParameters: readonly (readonly [ItemCommand, string])[] = [
  [{ kind: 'sendDtmf', itemId: '1', digits: 'x' }, 'badAddress'],
  [{ kind: 'sendDtmf', itemId: '1', digits: '' }, 'badAddress'],
  [{ kind: 'dropParticipant', itemId: '1', participantId: 'nobody' }, 'badAddress'],
  [{ kind: 'chatPost', itemId: '1', text: ' ' }, 'malformedRequest'],
  [{ kind: 'chatPost', itemId: '1', text: 'x'.repeat(4001) }, 'tooLarge'],
  ...(['consult', 'blindTransfer', 'deflect', 'forward', 'chatInvite'] as const).flatMap(
    (kind): readonly (readonly [ItemCommand, string])[] => [
      [
        { kind, itemId: '1', destination: { kind: 'email', value: 'a@b.example' }, attachedData: '' },
        'badAddress',
      ],
      [{ kind, itemId: '1', destination: { kind: 'queue', value: ' ' }, attachedData: '' }, 'badAddress'],
    ],
  ),
  [{ kind: 'toggle', itemId: '1', heldItemId: 'gone' }, 'unknownItem'],
  [{ kind: 'warmTransfer', itemId: '1', consultItemId: 'gone' }, 'unknownItem'],
  [{ kind: 'conference', itemId: '1', consultItemId: 'gone' }, 'unknownItem'],
  [{ kind: 'reconnect', itemId: '1', consultItemId: 'gone' }, 'unknownItem'],
];

test('says what is wrong with a parameter only where the state allows the command at all', () => {
  const alphabet: Alphabet = { arrivals: everyArrival, maxItems: 2, ...quiet };
  const seen = new Set<string>();
  for (const { agent, key } of reachableStates(alphabet, plainSite)) {
    for (const item of visibleItems(agent)) {
      // The same commands with right parameters say whether the state allows them.
      const possible = everyCommand(agent, item).filter(
        ({ command }) => decide(agent, command, plainSite).kind === 'allowed',
      );
      for (const [wrong, code] of wrongParameters) {
        const decision = decide(agent, { ...wrong, itemId: item.itemId }, plainSite);
        const isAllowed = possible.some(({ command }) => command.kind === wrong.kind);
        const expected = isAllowed ? code : 'notAllowedInState';
        const answer = answerTo(decision);
        if (answer !== expected) fail(`${wrong.kind} is answered ${answer}, not ${expected}`, key);
        seen.add(`${wrong.kind} ${answer}`);
      }
    }
    const gone = decide(agent, { kind: 'hold', itemId: 'gone' }, plainSite);
    expect(gone).toMatchObject({ code: 'unknownItem' });
  }
  for (const [{ kind }, code] of wrongParameters) expect(seen).toContain(`${kind} ${code}`);
});
