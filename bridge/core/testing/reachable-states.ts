import { type AgentEvent, agentAfter } from '../advance.ts';
import { type Agent, type AgentRules, newAgent } from '../agent.ts';
import type { Item } from '../item.ts';
import type { ObservedState } from '../observed-call.ts';
import type { InteractionChannel } from '../observed-interaction.ts';
import { available, call, chatMember, followUp, interaction, status } from './agents-at-work.ts';

/** Brings an item of one kind; `firstId` is a held call that it may be a consultation for. */
export type Arrival = (id: string, firstId: string | undefined) => AgentEvent | undefined;

export const arrivals = {
  inbound: (id) => call(id, 'alerting'),
  outbound: (id) => call(id, 'dialing', { direction: 'out', workgroup: '' }),
  consultation: (id, firstId) =>
    firstId === undefined
      ? undefined
      : call(id, 'connected', { direction: 'out', workgroup: '', consultingCallId: firstId }),
  callback: (id) => interaction('callback', id, 'alerting'),
  chat: (id) => interaction('chat', id, 'alerting', { workgroup: '' }),
  action: (id) => interaction('generic', id, 'alerting'),
  mail: (id) => interaction('email', id, 'alerting'),
} satisfies Readonly<Record<string, Arrival>>;

/** A part of the world that is small enough to be walked through whole. */
export interface Alphabet {
  readonly arrivals: readonly Arrival[];
  readonly maxItems: number;
  /** Of these so many calls at most; as many as items unless told otherwise. */
  readonly maxCalls?: number;
  readonly hasWrapUp: boolean;
  /** Whether links and stations are lost, calls muted, and wrap-up asked for. */
  readonly isDisturbed: boolean;
}

/** A state, and what happened on the way to it, newest first. */
export interface Reached {
  readonly agent: Agent;
  readonly key: string;
  readonly last: AgentEvent | undefined;
  readonly before: Reached | undefined;
}

/** Where every walk begins: an available agent. */
const beginning: readonly AgentEvent[] = [{ kind: 'linkChanged', link: 'up' }, status(available)];

/** Every state that the alphabet's events lead to; those that differ in names and order alone are one. */
export function* reachableStates(alphabet: Alphabet, rules: AgentRules): Generator<Reached> {
  const agent = beginning.reduce<Agent>(
    (state, event) => agentAfter(state, event, rules),
    newAgent('agent1'),
  );
  const start: Reached = { agent, key: keyOf(agent), last: undefined, before: undefined };
  const walked = new Set([start.key]);
  // The shortest way to each comes first: whoever goes it again goes it quickly.
  const open = [start];
  for (const here of open) {
    yield here;
    for (const event of eventsOf(here.agent, alphabet)) {
      const next = reachedFrom(here, event, rules);
      if (walked.has(next.key)) continue;
      walked.add(next.key);
      open.push(next);
    }
  }
}

function reachedFrom(before: Reached, event: AgentEvent, rules: AgentRules): Reached {
  // Ids that come back get new names; for the state space they are the same.
  const agent: Agent = { ...agentAfter(before.agent, event, rules), offers: [] };
  const following = ofOwnLeg(agent);
  if (following) return reachedFrom({ agent, key: '', last: event, before }, following, rules);
  return { agent, key: keyOf(agent), last: event, before };
}

/** The agent's own leg comes with a conference and goes with its last call (icws.md 7.6). */
function ofOwnLeg({ items, legs }: Agent): AgentEvent | undefined {
  const joined = items.flatMap((item) => (item.kind === 'phoneCall' && item.conferenceId) || []);
  const idle = legs.find(({ id }) => !joined.includes(id));
  if (idle) return { kind: 'callRemoved', callId: idle.id };
  const missing = joined.find((id) => !legs.some((leg) => leg.id === id));
  return missing === undefined ? undefined : call(missing, 'connected', { conferenceId: missing });
}

/** The events that lead to a state, the oldest first. */
export function wayTo(reached: Reached): readonly AgentEvent[] {
  const way: AgentEvent[] = [];
  for (let step: Reached | undefined = reached; step?.last; step = step.before) way.push(step.last);
  return way.reverse();
}

function channelOf(item: Item): InteractionChannel {
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
}

/** What CIC may tell next of an item. */
function* changesOf(agent: Agent, item: Item, isDisturbed: boolean): Iterable<AgentEvent> {
  const { interactionId: id, workgroup } = item;
  const direction = item.direction === 'out' ? 'out' : 'in';
  const states: readonly ObservedState[] = ['connected', 'held', 'disconnected'];
  if (isDisturbed) yield { kind: 'wrapUpAsked', interactionId: id, required: true };
  if (item.kind !== 'phoneCall' || item.medium === 'callback') {
    for (const state of states) {
      if (state !== item.state) yield interaction(channelOf(item), id, state, { workgroup });
    }
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
  if (conferenceId !== '') yield call(conferenceId, 'held', { conferenceId });
  if (conferenceId !== '') yield call(conferenceId, 'connected', { conferenceId });
  const isTalking = item.state === 'connected' || item.state === 'consulting' || item.state === 'held';
  const others = agent.items.filter((other) => other.kind === 'phoneCall' && other.medium === 'call');
  if (isTalking && others.length > 1)
    yield call(id, 'connected', { direction, workgroup, conferenceId: 'C' });
}

/** What may happen next. */
export function* eventsOf(agent: Agent, alphabet: Alphabet): Iterable<AgentEvent> {
  const { arrivals: comers, maxItems, maxCalls = maxItems, hasWrapUp, isDisturbed } = alphabet;
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
  // CIC never gives an id twice, and an item may still name one that is gone.
  const used = new Set(
    agent.items.flatMap((item) => [
      item.itemId,
      item.interactionId,
      ...(item.kind === 'phoneCall'
        ? [item.consultFor, ...item.parties.map(({ participantId }) => participantId)]
        : []),
    ]),
  );
  if (parties < maxItems) {
    const id = ['1', '2', '3', '4', '5', '6', '7', '8'].find((candidate) => !used.has(candidate)) ?? '9';
    const isCall = (item: Item) => item.kind === 'phoneCall' && item.medium === 'call';
    const calls = agent.items.filter(isCall).length;
    // CIC has one consultation for a call at a time, and none for one that is a consultation itself (icws.md 7.5).
    const consulted = agent.items.map((item) => (item.kind === 'phoneCall' ? item.consultFor : undefined));
    const first = agent.items.find(
      (item) =>
        item.kind === 'phoneCall' &&
        isCall(item) &&
        item.state === 'held' &&
        item.consultFor === undefined &&
        !consulted.includes(item.itemId),
    );
    for (const arrival of comers) {
      const event = arrival(id, first?.interactionId);
      const isTooMany = event?.kind === 'callObserved' && calls >= maxCalls;
      if (event && !isTooMany) yield event;
    }
  }
  const done = new Set<number>();
  for (const item of agent.items) {
    // Of two items that are the same but for their names, one shows all that can happen.
    const twin = isAlone(agent, item) ? ownOf(item) : undefined;
    if (twin !== undefined && done.has(twin)) continue;
    if (twin !== undefined) done.add(twin);
    yield* changesOf(agent, item, isDisturbed);
  }
}

/** Nothing names it but itself. */
function isAlone({ items }: Agent, item: Item): boolean {
  if (item.kind !== 'phoneCall') return true;
  if (item.consultFor !== undefined || item.conferenceId !== undefined) return false;
  return items.every((other) => other.kind !== 'phoneCall' || other.consultFor !== item.itemId);
}

const plains = new WeakMap<Item, string>();

function plain(item: Item): string {
  const known = plains.get(item) ?? writtenOut(item);
  plains.set(item, known);
  return known;
}

function writtenOut(item: Item): string {
  const { kind, state, processing, direction, workgroup, isWrapUpRequired, isVisible } = item;
  const common = `${kind},${state},${processing},${direction},${workgroup},${isWrapUpRequired},${isVisible}`;
  if (item.kind === 'phoneCall') {
    const { medium, isMuted, conferenceId, parties } = item;
    return `${common},${medium},${isMuted},${conferenceId !== undefined},${parties.length}`;
  }
  return item.kind === 'chat' ? `${common},${item.participants.length}` : common;
}

function related(agent: Agent, item: Item): string {
  if (item.kind !== 'phoneCall') return plain(item);
  const first = agent.items.find((other) => other.itemId === item.consultFor);
  const second = agent.items.find((other) => other.kind === 'phoneCall' && other.consultFor === item.itemId);
  return `${plain(item)}${first ? `>${plain(first)}` : ''}${second ? `<${plain(second)}` : ''}`;
}

function headOf({ link, isStationLost, status: now, legs }: Agent): string {
  return `${link}|${isStationLost}|${now?.statusId}|${legs.map(({ isHeld }) => isHeld)}`;
}

function together(agent: Agent, items: readonly Item[]): string {
  return items
    .map((item) => related(agent, item))
    .sort()
    .join('|');
}

/** Equal for states that differ in names and order alone: everything else that an agent has is in it. */
export function keyOf(agent: Agent): string {
  let best: string | undefined;
  for (const items of ordersOf(agent.items)) {
    const key = inOrder(agent, items);
    if (best === undefined || key < best) best = key;
  }
  return best ?? '';
}

/** The items by what they are; those that are alike but for names, in every order. */
function* ordersOf(items: readonly Item[]): Iterable<readonly Item[]> {
  if (items.length < 2) {
    yield items;
    return;
  }
  const first = items.map(ownOf).reduce((least, own) => Math.min(least, own));
  for (const item of items) {
    if (ownOf(item) !== first) continue;
    for (const rest of ordersOf(items.filter((other) => other !== item))) yield [item, ...rest];
  }
}

/** The fields that hold names. */
const names = new Set([
  'itemId',
  'interactionId',
  'consultFor',
  'conferenceId',
  'continuesAs',
  'participantId',
]);

const withoutNames = (value: unknown): string =>
  JSON.stringify(value, (field, inner) => (names.has(field) ? undefined : inner));

const numbers = new Map<string, number>();
const owns = new WeakMap<Item, number>();

/** All of an item but the names in it, as a number; items do not change, so each is looked at once. */
function ownOf(item: Item): number {
  const known = owns.get(item);
  if (known !== undefined) return known;
  let own = '';
  for (const [field, value] of Object.entries(item)) {
    if (!names.has(field)) own += `${typeof value === 'object' ? withoutNames(value) : value}|`;
  }
  const number = numbers.get(own) ?? numbers.size;
  numbers.set(own, number);
  owns.set(item, number);
  return number;
}

/** The whole state, its names replaced by numbers in the order in which they come. */
function inOrder(agent: Agent, items: readonly Item[]): string {
  const known = new Map<string, number>();
  const name = (id: string | undefined) => {
    if (id === undefined) return '';
    const number = known.get(id) ?? known.size;
    known.set(id, number);
    return number;
  };
  const { link, isStationLost, status: now, statusBeforeWrapUp, legs, joining, missing, endedEarly } = agent;
  const parts = items.map((item) => [name(item.interactionId), name(item.itemId), ownOf(item)]);
  const relations = items.map((item) =>
    item.kind === 'phoneCall'
      ? [
          name(item.consultFor),
          name(item.conferenceId),
          name(item.continuesAs),
          ...item.parties.map(({ participantId }) => name(participantId)),
        ]
      : '',
  );
  const ofLegs = legs.map(({ id, isHeld, isMuted }) => [name(id), isHeld, isMuted]);
  const others = [joining, missing, endedEarly].map((ids) => ids.map(name));
  return `${link}|${isStationLost}|${now?.statusId}|${statusBeforeWrapUp}|${parts}|${relations.join(';')}|${ofLegs}|${others.join(';')}`;
}

/** What an item can be about: itself, the calls beside it, and how many other items are in wrap-up. */
export function surroundingsOf(agent: Agent, item: Item): string {
  const others = agent.items.filter((other) => other !== item);
  const calls = others.filter((other) => other.kind === 'phoneCall' && other.medium === 'call');
  const inWrapUp = others.filter(({ processing }) => processing === 'wrapUp').length;
  return `${headOf(agent)}|${related(agent, item)}|${together(agent, calls)}|${inWrapUp}`;
}
