import { expect } from 'vitest';
import { attributesOf } from '../../pbx/attributes.ts';
import type { PbxChange } from '../../pbx/change.ts';
import { type Interaction, isConferenceMember, isEnded } from '../../pbx/interaction.ts';
import { type QueueKey, queuesOf } from '../../pbx/queue-key.ts';
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

function checkCapabilities({ kind, state, conference }: Interaction, mask: number): void {
  const exact = kind === 'call' && !conference ? masksOfCalls[state] : undefined;
  if (exact !== undefined) expect([state, mask]).toEqual([state, exact]);
  const has = (bit: keyof typeof bits) => (mask & bits[bit]) !== 0;
  expect([state, has('disconnect')]).toEqual([state, !'IE'.includes(state)]);
  expect([state, has('hold')]).toEqual([state, 'CHX'.includes(state)]);
  expect([state, has('pickup')]).toEqual([state, 'AHOPX'.includes(state)]);
  expect([kind, state, has('mute')]).toEqual([kind, state, kind === 'call' && 'CHX'.includes(state)]);
  expect([kind, state, has('record')]).toEqual([kind, state, kind === 'call' && 'CHX'.includes(state)]);
}

/** What is over is heard and recorded by nobody, and a pause is one of a recording. */
function checkRecording(interaction: Interaction): void {
  const { recording, listeners, isPrivate, userId } = interaction;
  const recorders = [...recording.recorders, ...(recording.snippetBy ? [recording.snippetBy] : [])];
  if (isEnded(interaction))
    expect([recorders, listeners, interaction.consultId]).toEqual([[], [], undefined]);
  if (recording.isPaused) expect(recorders).not.toEqual([]);
  if (isPrivate) expect([...recorders, ...listeners].filter((each) => each.userId !== userId)).toEqual([]);
}

/** Users talk on one voice path: a call, a conference as a whole, or both sides of a consult. */
function voicePaths(calls: readonly Interaction[]): number {
  const talking = calls.filter(
    (call) => call.kind === 'call' && call.state === 'C' && !isConferenceMember(call) && !call.joinsId,
  );
  const ids = new Set(talking.map(({ id }) => id));
  return talking.filter((call) => !(call.consultId && ids.has(call.consultId))).length;
}

/** What somebody believes who only ever heard of the changes. */
function replay(changes: readonly PbxChange[]): Map<string, Interaction> {
  const believed = new Map<string, Interaction>();
  for (const change of changes) {
    if (change.kind !== 'interaction') continue;
    const id = change.after?.id ?? change.before?.id ?? '';
    // a change must fit onto what was told before it
    expect(believed.get(id)).toBe(change.before);
    if (change.after) believed.set(id, change.after);
    else believed.delete(id);
  }
  return believed;
}

/** What holds in every state of the switch, whatever came before. */
export function checkInvariants(t: TestPbx): void {
  const { interactions, users, queues } = t.pbx.view;
  const believed = replay(t.changes);
  expect(new Set(believed.keys())).toEqual(new Set(interactions.keys()));

  const userQueuesOf = new Map<string, number>();
  for (const [key, ids] of queues) {
    for (const id of ids) {
      expect(queuesOf(interactions.get(id))).toContain(key);
      if (key.startsWith('1:')) userQueuesOf.set(id, (userQueuesOf.get(id) ?? 0) + 1);
    }
  }
  for (const interaction of interactions.values()) {
    expect(believed.get(interaction.id)).toBe(interaction);
    expect(userQueuesOf.get(interaction.id) ?? 0).toBeLessThanOrEqual(1);
    for (const key of queuesOf(interaction)) expect(queues.get(key)?.has(interaction.id)).toBe(true);
    const attributes = attributesOf(interaction, t.pbx.directory);
    checkCapabilities(interaction, Number(attributes.get('eic_capabilities')?.value));
    if (interaction.state === 'A' && interaction.kind === 'call') expect(interaction.stationId).toBeDefined();
    if (interaction.kind !== 'call') expect(interaction.stationId).toBeUndefined();
    if (interaction.state === 'O') expect(interaction.userId).toBeUndefined();
    checkRecording(interaction);
  }
  checkGroups(interactions);
  checkChats(interactions);
  for (const user of users.values()) {
    const own = [...(queues.get(`1:${user.id}` as QueueKey) ?? [])].flatMap(
      (id) => interactions.get(id) ?? [],
    );
    const states = own.map((each) => each.state);
    expect(voicePaths(own)).toBeLessThanOrEqual(1);
    expect(user.isOnPhone).toBe(own.some((each) => each.kind === 'call' && 'CHRS'.includes(each.state)));
    for (const kind of interactionKinds) {
      if (user.availableSince[kind] === undefined) continue;
      expect(user.isLoggedIn && !states.includes('A')).toBe(true);
      for (const { id } of t.pbx.directory.workgroupsOf(user.id)) {
        const waiting = [...interactions.values()].filter(
          (each) => each.kind === kind && each.state === 'O' && each.workgroupId === id,
        );
        expect(waiting).toEqual([]);
      }
    }
  }
}
