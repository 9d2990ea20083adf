import { expect } from 'vitest';
import { attributesOf } from '../../pbx/attributes.ts';
import { type Interaction, isConferenceMember, isEnded } from '../../pbx/interaction.ts';
import { type QueueKey, queuesOf } from '../../pbx/queue-key.ts';
import { isActiveIn } from '../../pbx/user.ts';
import { interactionKinds } from '../../pbx/utilization.ts';
import type { TestPbx } from '../a-pbx.ts';

/** No leg of a consult or a conference stays behind alone. */
function checkGroups(interactions: ReadonlyMap<string, Interaction>): void {
  const conferences = new Map<string, Interaction[]>();
  for (const each of interactions.values()) {
    if (isEnded(each)) continue;
    if (each.consultId !== undefined) {
      const consult = interactions.get(each.consultId);
      expect(consult).toMatchObject({ consultingId: each.id, userId: each.userId });
      expect(consult && isEnded(consult)).toBe(false);
    }
    const id = each.conference?.id;
    if (id !== undefined) conferences.set(id, [...(conferences.get(id) ?? []), each]);
  }
  for (const [id, legs] of conferences) {
    const owner = legs.find((leg) => leg.conference?.role === 'owner');
    if (owner) expect(owner.id).toBe(id);
    expect(legs.length).toBeGreaterThanOrEqual(2);
    for (const leg of legs) if (!owner) expect('CH').toContain(leg.state);
  }
}

/** Whoever has picked a chat up is in it, nobody else, and all read the same; nobody is left alone. */
function checkChats(interactions: ReadonlyMap<string, Interaction>): void {
  const rooms = new Map<string, Interaction[]>();
  for (const each of interactions.values()) {
    if (each.chat) rooms.set(each.chat.roomId, [...(rooms.get(each.chat.roomId) ?? []), each]);
  }
  for (const legs of rooms.values()) {
    const live = legs.filter((leg) => !isEnded(leg));
    const members = legs[0]?.chat?.members ?? [];
    for (const { chat } of legs) expect(chat).toEqual(legs[0]?.chat);
    const inside = live.filter((leg) => leg.userId !== undefined && 'CH'.includes(leg.state));
    const internal = members.filter(({ role }) => role === 'internal');
    expect(internal.map(({ userId, interactionId }) => `${userId} ${interactionId}`).sort()).toEqual(
      inside.map(({ userId, id }) => `${userId} ${id}`).sort(),
    );
    const count = live.length + members.length - internal.length;
    if (live.length > 0) expect(count).toBeGreaterThanOrEqual(2);
    else expect(members).toEqual([]);
  }
}

/** The values of icws.md 7.8 for calls outside conferences; what any kind and place has in common otherwise. */
const masksOfCalls: Readonly<Record<string, number>> = { A: 4_370, C: 302_839, H: 303_095, I: 0, E: 0 };
const bits = { disconnect: 2, hold: 4, mute: 32, pickup: 256, record: 1_024 } as const;

function checkCapabilities({ id, kind, state, conference }: Interaction, mask: number): void {
  const exact = kind === 'call' && !conference ? masksOfCalls[state] : undefined;
  holds(exact === undefined || mask === exact, 'capabilities are those of the state', [id, state, mask]);
  const allows = (bit: keyof typeof bits, states: string, kinds: 'any' | 'call' = 'any') => {
    const isExpected = states.includes(state) && (kinds === 'any' || kind === kinds);
    const isAllowed = (mask & bits[bit]) !== 0;
    holds(isAllowed === isExpected, `${bit} is allowed in ${states}`, [id, kind, state, mask]);
  };
  allows('disconnect', 'ACHMOPRSX');
  allows('hold', 'CHX');
  allows('pickup', 'AHOPX');
  allows('mute', 'CHX', 'call');
  allows('record', 'CHX', 'call');
}

/** What is over is heard and recorded by nobody, and a pause is one of a recording. */
function checkRecording(interaction: Interaction): void {
  const { recording, listeners, isPrivate, userId, consultId } = interaction;
  const { snippetBy } = recording;
  const ears = [...recording.recorders, ...(snippetBy ? [snippetBy] : []), ...listeners];
  if (isEnded(interaction)) {
    holds(ears.length === 0 && consultId === undefined, 'what is over is heard by nobody', interaction);
  }
  const isRecorded = recording.recorders.length > 0 || snippetBy !== undefined;
  holds(!recording.isPaused || isRecorded, 'a pause is one of a recording', interaction);
  const others = ears.filter((each) => each.userId !== userId);
  holds(!isPrivate || others.length === 0, 'private is private', interaction);
}

/** Users talk on one voice path: a call, a conference as a whole, or both sides of a consult. */
function voicePaths(calls: readonly Interaction[]): number {
  const talking = calls.filter(
    (call) => call.kind === 'call' && call.state === 'C' && !isConferenceMember(call) && !call.joinsId,
  );
  const ids = new Set(talking.map(({ id }) => id));
  return talking.filter((call) => !(call.consultId && ids.has(call.consultId))).length;
}

interface Told {
  count: number;
  readonly believed: Map<string, Interaction>;
}

const toldOf = new WeakMap<TestPbx, Told>();

/** What somebody believes who only ever heard of the changes; goes on from where it was asked last. */
function replay(t: TestPbx): ReadonlyMap<string, Interaction> {
  const told = toldOf.get(t) ?? { count: 0, believed: new Map() };
  toldOf.set(t, told);
  const { believed } = told;
  for (const change of t.changes.slice(told.count)) {
    if (change.kind !== 'interaction') continue;
    const id = change.after?.id ?? change.before?.id ?? '';
    holds(believed.get(id) === change.before, 'a change fits onto what was told before it', change);
    if (change.after) believed.set(id, change.after);
    else believed.delete(id);
  }
  told.count = t.changes.length;
  return believed;
}

/** Thousands of these a run: cheaper than an expectation each. */
function holds(does: boolean, what: string, about: unknown): void {
  if (!does) throw new Error(`It does not hold that ${what}: ${JSON.stringify(about)}`);
}

/** What holds in every state of the switch, whatever came before. */
export function checkInvariants(t: TestPbx): void {
  const { interactions } = t.pbx.view;
  const believed = replay(t);
  holds(believed.size === interactions.size, 'every interaction is told', [...believed.keys()]);
  checkQueues(t.pbx.view);
  for (const interaction of interactions.values()) {
    const { id, kind, state, stationId, userId } = interaction;
    holds(believed.get(id) === interaction, 'what was told is so', interaction);
    const attributes = attributesOf(interaction, t.pbx.directory);
    checkCapabilities(interaction, Number(attributes.get('eic_capabilities')?.value));
    if (kind !== 'call') holds(stationId === undefined, 'only a call is at a station', interaction);
    else if (state === 'A') holds(stationId !== undefined, 'a call rings at a station', interaction);
    if (state === 'O') holds(userId === undefined, 'what is offered is nobody’s yet', interaction);
    checkRecording(interaction);
  }
  checkGroups(interactions);
  checkChats(interactions);
  checkUsers(t);
}

/** What queues hold and what interactions say of their queues is the same; nothing is in two users' queues. */
function checkQueues({ queues, interactions }: TestPbx['pbx']['view']): void {
  const userQueuesOf = new Map<string, number>();
  for (const [key, ids] of queues) {
    for (const id of ids) {
      holds(queuesOf(interactions.get(id)).includes(key), 'a queue holds what says so', [key, id]);
      if (key.startsWith('1:')) userQueuesOf.set(id, (userQueuesOf.get(id) ?? 0) + 1);
    }
  }
  for (const interaction of interactions.values()) {
    const { id } = interaction;
    holds((userQueuesOf.get(id) ?? 0) <= 1, 'it is in one user queue at most', interaction);
    for (const key of queuesOf(interaction)) {
      holds(queues.get(key)?.has(id) === true, 'it is in the queue that it names', [key, id]);
    }
  }
}

/** On the phone while a call of theirs is up, on one voice path, and passed over by ACD while there is a reason. */
function checkUsers(t: TestPbx): void {
  const { interactions, users, queues } = t.pbx.view;
  const waiting = [...interactions.values()].filter(({ state }) => state === 'O');
  for (const user of users.values()) {
    const ids = [...(queues.get(`1:${user.id}` as QueueKey) ?? [])];
    const own = ids.flatMap((id) => interactions.get(id) ?? []);
    holds(voicePaths(own) <= 1, 'a user has one voice path', own);
    const hasCall = own.some((each) => each.kind === 'call' && 'CHRS'.includes(each.state));
    holds(user.isOnPhone === hasCall, 'who has a call is on the phone', [user, own]);
    for (const kind of interactionKinds) {
      if (user.availableSince[kind] === undefined) continue;
      const isRung = own.some(({ state }) => state === 'A');
      holds(user.isLoggedIn && !isRung, 'who is available is logged in and not rung', [user, own]);
      for (const { id } of t.pbx.directory.workgroupsOf(user.id)) {
        if (!isActiveIn(user, id)) continue;
        const left = waiting.filter((each) => each.kind === kind && each.workgroupId === id);
        holds(left.length === 0, 'nothing waits while somebody is available', [user.id, left]);
      }
    }
  }
}
