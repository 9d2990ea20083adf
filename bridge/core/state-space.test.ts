import { expect, test } from 'vitest';
import { type AgentEvent, advance } from './advance.ts';
import { type Agent, newAgent, visibleItems } from './agent.ts';
import { agentCapabilities, itemCapabilities } from './capabilities.ts';
import { decide } from './decide.ts';
import type { Item } from './item.ts';
import type { ObservedState } from './observed-call.ts';
import type { InteractionChannel } from './observed-interaction.ts';
import {
  available,
  call,
  chatMember,
  followUp,
  interaction,
  siteRules,
  status,
} from './testing/agents-at-work.ts';
import { everyCommand } from './testing/every-command.ts';

const rules = siteRules();

type Arrival = (id: string, firstId: string | undefined) => AgentEvent | undefined;

const inbound: Arrival = (id) => call(id, 'alerting');
const outbound: Arrival = (id) => call(id, 'dialing', { direction: 'out', workgroup: '' });
const consultation: Arrival = (id, firstId) =>
  firstId === undefined
    ? undefined
    : call(id, 'connected', { direction: 'out', workgroup: '', consultingCallId: firstId });
const callback: Arrival = (id) => interaction('callback', id, 'alerting');
const chat: Arrival = (id) => interaction('chat', id, 'alerting', { workgroup: '' });
const action: Arrival = (id) => interaction('generic', id, 'alerting');
const mail: Arrival = (id) => interaction('email', id, 'alerting');

/** A part of the world that is small enough to be walked through whole. */
interface Alphabet {
  readonly arrivals: readonly Arrival[];
  readonly maxItems: number;
  readonly hasWrapUp: boolean;
  /** Whether links and stations are lost, calls muted, and wrap-up asked for. */
  readonly isDisturbed: boolean;
}

const alphabets: readonly Alphabet[] = [
  { arrivals: [inbound, consultation], maxItems: 3, hasWrapUp: false, isDisturbed: false },
  {
    arrivals: [inbound, outbound, consultation, callback, chat, action, mail],
    maxItems: 2,
    hasWrapUp: true,
    isDisturbed: false,
  },
  {
    arrivals: [inbound, outbound, consultation, callback, chat, action, mail],
    maxItems: 1,
    hasWrapUp: true,
    isDisturbed: true,
  },
];

const channelOf = (item: Item): InteractionChannel => {
  switch (item.kind) {
    case 'chat':
      return 'chat';
    case 'action':
      return 'generic';
    case 'message':
      return 'email';
    case 'phoneCall':
      return 'callback';
  }
};

/** What CIC may tell next of an item. */
function* changesOf(agent: Agent, item: Item, isDisturbed: boolean): Iterable<AgentEvent> {
  const { interactionId: id, workgroup } = item;
  const direction = item.direction === 'out' ? 'out' : 'in';
  const states: readonly ObservedState[] = ['connected', 'held', 'disconnected'];
  if (item.kind !== 'phoneCall' || item.medium === 'callback') {
    for (const state of states) yield interaction(channelOf(item), id, state, { workgroup });
    yield { kind: 'interactionRemoved', interactionId: id };
    if (item.kind === 'chat') {
      const self = chatMember('self', 'Anna');
      yield {
        kind: 'chatMembersObserved',
        interactionId: id,
        members: [self, chatMember('colleague', 'Ben')],
      };
      yield { kind: 'chatMembersObserved', interactionId: id, members: [self] };
    }
    return;
  }
  const conferenceId = item.conferenceId ?? '';
  for (const state of states) yield call(id, state, { direction, workgroup, conferenceId });
  if (isDisturbed) yield call(id, 'connected', { direction, workgroup, conferenceId, isMuted: true });
  if (direction === 'out') yield call(id, 'proceeding', { direction, workgroup });
  yield { kind: 'callRemoved', callId: id };
  if (isDisturbed) yield { kind: 'wrapUpAsked', interactionId: id, required: true };
  if (conferenceId !== '') yield call(conferenceId, 'held', { conferenceId });
  if (conferenceId !== '') yield call(conferenceId, 'connected', { conferenceId });
  const isTalking = item.state === 'connected' || item.state === 'consulting' || item.state === 'held';
  const others = agent.items.filter((other) => other.kind === 'phoneCall' && other.medium === 'call');
  if (isTalking && others.length > 1)
    yield call(id, 'connected', { direction, workgroup, conferenceId: 'C' });
}

function* eventsOf(
  agent: Agent,
  { arrivals, maxItems, hasWrapUp, isDisturbed }: Alphabet,
): Iterable<AgentEvent> {
  if (hasWrapUp) yield status(available);
  if (hasWrapUp) yield status(followUp);
  if (isDisturbed) {
    yield { kind: 'linkChanged', link: 'down' };
    yield { kind: 'linkChanged', link: 'up' };
    yield { kind: 'stationLost', station: 'WS' };
  }
  const parties = agent.items.reduce(
    (sum, item) => sum + (item.kind === 'phoneCall' ? item.parties.length : 1),
    0,
  );
  const used = new Set(
    agent.items.flatMap((item) => [
      item.itemId,
      item.interactionId,
      ...(item.kind === 'phoneCall' ? item.parties.map(({ participantId }) => participantId) : []),
    ]),
  );
  if (parties < maxItems) {
    const id = ['1', '2', '3', '4', '5', '6', '7'].find((candidate) => !used.has(candidate)) ?? '9';
    const first = agent.items.find((item) => item.kind === 'phoneCall' && item.state === 'held');
    for (const arrival of arrivals) {
      const event = arrival(id, first?.interactionId);
      if (event) yield event;
    }
  }
  for (const item of agent.items) yield* changesOf(agent, item, isDisturbed);
}

/** Equal for states that differ in names and order alone. */
function canonical(agent: Agent): string {
  const plain = (item: Item) =>
    [
      item.kind,
      item.state,
      item.processing,
      item.direction,
      item.workgroup,
      item.isWrapUpRequired,
      item.isVisible,
      ...(item.kind === 'phoneCall'
        ? [item.medium, item.isMuted, item.conferenceId !== undefined, item.parties.length]
        : []),
      ...(item.kind === 'chat' ? [item.participants.length] : []),
    ].join();
  const related = (item: Item) => {
    const first =
      item.kind === 'phoneCall' ? agent.items.find((other) => other.itemId === item.consultFor) : undefined;
    return first ? `${plain(item)}>${plain(first)}` : plain(item);
  };
  const { link, isStationLost } = agent;
  return [link, isStationLost, agent.status?.statusId, ...agent.items.map(related).sort()].join('|');
}

function check(agent: Agent): number {
  let decisions = 0;
  for (const item of visibleItems(agent)) {
    const offered = itemCapabilities(agent, item);
    const done = new Set<string>();
    for (const { capability, command, other } of everyCommand(agent, item)) {
      decisions += 1;
      const decision = decide(agent, command, rules);
      const isOffered = offered.includes(capability);
      if (decision.kind === 'allowed') {
        done.add(capability);
        const isBoth = other === undefined || itemCapabilities(agent, other).includes(capability);
        if (!isOffered || !isBoth)
          expect.fail(`${command.kind} is allowed, not offered: ${canonical(agent)}`);
        continue;
      }
      const why = agent.link === 'up' ? 'notAllowedInState' : 'cicUnavailable';
      if (decision.code !== why)
        expect.fail(`${command.kind} refused with ${decision.code}: ${canonical(agent)}`);
      if (isOffered && other === undefined) {
        expect.fail(`${command.kind} is offered, not allowed: ${canonical(agent)}`);
      }
    }
    // The desk lets the agent reply to an e-mail; that is a request of its own.
    const missing = offered.filter((capability) => capability !== 'Reply' && !done.has(capability));
    if (missing.length > 0) expect.fail(`${missing} offered, nothing does it: ${canonical(agent)}`);
  }
  const canDial =
    decide(agent, { kind: 'dial', destination: { kind: 'phone', value: '1' }, attachedData: '' }, rules)
      .kind === 'allowed';
  if (canDial !== agentCapabilities(agent).includes('Dial')) expect.fail(`Dial: ${canonical(agent)}`);
  return decisions;
}

test('allows in every reachable state exactly what the capability lists offer, and says why not else', () => {
  const start = [{ kind: 'linkChanged', link: 'up' } as const, status(available)].reduce<Agent>(
    (agent, event) => advance(agent, event, rules).agent,
    newAgent('agent1'),
  );
  let decisions = 0;
  const seen = new Set<string>();
  for (const alphabet of alphabets) {
    const walked = new Set([canonical(start)]);
    const queue = [start];
    for (let agent = queue.pop(); agent; agent = queue.pop()) {
      if (!seen.has(canonical(agent))) decisions += check(agent);
      seen.add(canonical(agent));
      for (const event of eventsOf(agent, alphabet)) {
        // Ids that come back get new names; for the state space they are the same.
        const next: Agent = { ...advance(agent, event, rules).agent, offers: [] };
        const key = canonical(next);
        if (walked.has(key)) continue;
        walked.add(key);
        queue.push(next);
      }
    }
    console.info(`${alphabet.maxItems} items of ${alphabet.arrivals.length} kinds: ${walked.size} states`);
  }
  console.info(`${seen.size} states, ${decisions} decisions`);
  expect(seen.size).toBeGreaterThan(1000);
}, 60_000);
