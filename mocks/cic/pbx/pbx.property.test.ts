import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accepted, aPbx, type TestPbx } from '../testing/a-pbx.ts';
import { attributesOf } from './attributes.ts';
import { capabilityMask, isCapable } from './capabilities.ts';
import type { PbxChange } from './change.ts';
import { blindTransfer } from './commands/blind-transfer.ts';
import { callBack, disposeCallback, placeCallback } from './commands/callbacks.ts';
import {
  createChat,
  placeChat,
  sendChatText,
  visitorJoins,
  visitorLeaves,
  visitorSays,
} from './commands/chats.ts';
import { addToConference, createConference, inviteParty } from './commands/conference.ts';
import { cancelConsult, changeAudience, concludeConsult, startConsult } from './commands/consult.ts';
import { createCall } from './commands/create-call.ts';
import { disconnect } from './commands/disconnect.ts';
import { createEmail, placeEmail, sendEmail } from './commands/emails.ts';
import { placeGeneric } from './commands/generic-objects.ts';
import { hold } from './commands/hold.ts';
import { morph } from './commands/morph.ts';
import { mute } from './commands/mute.ts';
import { park } from './commands/park.ts';
import { pickup } from './commands/pickup.ts';
import { placeCall } from './commands/place-call.ts';
import { remoteAnswer, remoteDisconnect } from './commands/remote-party.ts';
import { sendToVoicemail, transferToVoicemail } from './commands/send-to-voicemail.ts';
import { setStatus } from './commands/set-status.ts';
import { type Interaction, isConferenceMember, isEnded } from './interaction.ts';
import { type QueueKey, queuesOf } from './queue-key.ts';
import { isRefusal } from './refusal.ts';
import { interactionKinds } from './utilization.ts';

const agents = ['agent1', 'agent2', 'agent3', 'agent4'] as const;
const somebody = { displayName: 'Somebody', address: 'somebody@example.com' };
const mail = {
  subject: 'Question',
  sender: somebody,
  to: [somebody],
  cc: [],
  bcc: [],
  replyTo: [],
  bodies: [{ body: 'Hello', isHtml: false }],
};

const agent = fc.constantFrom(...agents);
const workgroup = fc.constantFrom('Sales', 'Support');
const target = fc.oneof(agent, workgroup, fc.constantFrom('1003', '3002', '+4962277', '8001'));
/** Picks an interaction: below 8 among those that the action fits, else among all. */
const pick = fc.nat(9);

const action = fc.oneof(
  fc.record({ do: fc.constant('placeToWorkgroup' as const), workgroup }),
  // often the same agent, so that calls meet on one phone
  fc.record({
    do: fc.constant('placeToUser' as const),
    agent: fc.oneof(agent, fc.constant('agent1' as const)),
  }),
  fc.record({ do: fc.constant('createCall' as const), agent, target }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'placeChat' as const,
        'placeCallback' as const,
        'placeEmail' as const,
        'placeGeneric' as const,
      ),
      to: fc.oneof(
        workgroup.map((name) => ({ workgroup: name })),
        agent.map((name) => ({ user: name })),
      ),
      isLater: fc.boolean(),
    }),
  },
  fc.record({ do: fc.constant('createChat' as const), agent, target }),
  fc.record({ do: fc.constant('say' as const), pick }),
  fc.record({ do: fc.constant('visitorJoins' as const), pick }),
  fc.record({ do: fc.constant('visitorLeaves' as const), pick }),
  fc.record({ do: fc.constant('callBack' as const), pick, target }),
  fc.record({
    do: fc.constant('dispose' as const),
    pick,
    disposition: fc.constantFrom('success' as const, 'failure' as const, 'retry' as const),
  }),
  fc.record({ do: fc.constant('reply' as const), pick }),
  fc.record({ do: fc.constant('sendEmail' as const), pick }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pickup' as const), pick }) },
  fc.record({ do: fc.constant('hold' as const), pick, on: fc.boolean() }),
  fc.record({ do: fc.constant('mute' as const), pick, on: fc.boolean() }),
  fc.record({ do: fc.constant('disconnect' as const), pick }),
  fc.record({ do: fc.constant('voicemail' as const), pick }),
  fc.record({ do: fc.constant('transfer' as const), pick, target }),
  fc.record({ do: fc.constant('voicemailOf' as const), pick, target }),
  fc.record({ do: fc.constant('park' as const), pick, target: fc.option(target, { nil: undefined }) }),
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('consult' as const), pick, target, hasRung: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('conclude' as const), pick }) },
  fc.record({ do: fc.constant('cancel' as const), pick }),
  fc.record({
    do: fc.constant('audience' as const),
    pick,
    originalParty: fc.boolean(),
    consultedParty: fc.boolean(),
  }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('conference' as const), pick }) },
  fc.record({ do: fc.constant('addToConference' as const), pick }),
  fc.record({ do: fc.constant('invite' as const), pick, target }),
  fc.record({ do: fc.constant('morph' as const), pick }),
  fc.record({ do: fc.constant('remoteDisconnect' as const), pick }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remoteAnswer' as const), pick }) },
  fc.record({
    do: fc.constant('status' as const),
    agent,
    statusId: fc.constantFrom('Available', 'At Lunch', 'Follow Up'),
  }),
  fc.record({ do: fc.constant('logOn' as const), agent }),
  fc.record({ do: fc.constant('logOff' as const), agent }),
  fc.record({
    do: fc.constant('wait' as const),
    ms: fc.constantFrom(10, 50, 100, 100, 9_000, 16_000, 61_000),
  }),
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

/** What is done around consults and conferences, and what can go wrong with them. */
const groupAction = action.filter(({ do: name }) => groupActions.has(name));
/** What is done in chats. */
const chatAction = action.filter(({ do: name }) => chatActions.has(name));
const chatActions: ReadonlySet<Action['do']> = new Set([
  'placeChat',
  'createChat',
  'invite',
  'say',
  'visitorJoins',
  'visitorLeaves',
  'pickup',
  'hold',
  'transfer',
  'park',
  'disconnect',
  'wait',
]);

const groupActions: ReadonlySet<Action['do']> = new Set([
  'consult',
  'conclude',
  'cancel',
  'audience',
  'conference',
  'addToConference',
  'invite',
  'morph',
  'remoteAnswer',
  'remoteDisconnect',
  'disconnect',
  'pickup',
  'hold',
  'transfer',
  'createCall',
  'wait',
]);

/** Where an action does something; else most of what is drawn would only be refused. */
const fits: Partial<Record<Action['do'], (each: Interaction, t: TestPbx) => boolean>> = {
  say: isOpenChat,
  visitorJoins: isOpenChat,
  visitorLeaves: isOpenChat,
  callBack: (each) => each.callback !== undefined && each.state === 'C',
  dispose: (each) => each.callback !== undefined && each.state === 'C',
  reply: (each) => each.email !== undefined && each.state === 'C',
  sendEmail: (each) => each.email?.isDraft === true,
  pickup: (each) => isCapable(each, 'pickup'),
  hold: (each) => isCapable(each, 'hold'),
  transfer: (each) => isCapable(each, 'transfer'),
  park: (each) => isCapable(each, 'park'),
  consult: (each) => isCapable(each, 'consult') && each.userId !== undefined,
  conclude: (each, t) => each.consultId !== undefined && t.interaction(each.consultId).state !== 'S',
  cancel: (each) => each.consultId !== undefined,
  audience: (each) => each.consultId !== undefined,
  conference: (each, t) => each.userId !== undefined && ownCalls(t, each.userId).length > 1,
  invite: (each) => isCapable(each, 'conference') && each.userId !== undefined,
  remoteAnswer: (each) => 'SR'.includes(each.state) && !each.isInternal,
  remoteDisconnect: (each) => !isEnded(each),
  disconnect: (each) => !isEnded(each),
};

function isOpenChat(each: Interaction): boolean {
  return each.chat !== undefined && !isEnded(each);
}

function choose(
  t: TestPbx,
  all: readonly Interaction[],
  action: Action['do'],
  place: number,
): Interaction | undefined {
  const fitting = place < 8 ? all.filter((each) => fits[action]?.(each, t)) : [];
  const from = fitting.length > 0 ? fitting : all;
  return from[place % Math.max(1, from.length)];
}

/** The command goes to whoever holds the interaction, so that rights do not hide what states allow. */
async function perform(t: TestPbx, what: Action): Promise<void> {
  const all = [...t.pbx.view.interactions.values()];
  const chosen = 'pick' in what ? choose(t, all, what.do, what.pick) : undefined;
  if ('pick' in what && !chosen) return;
  const id = chosen?.id ?? '';
  const actor = chosen?.userId ?? 'bridge';
  switch (what.do) {
    case 'placeToWorkgroup':
      t.pbx.act((step) => placeCall(step, { to: { workgroup: what.workgroup }, from: '+49' }));
      return;
    case 'placeToUser':
      t.pbx.act((step) => placeCall(step, { to: { user: what.agent }, from: '+49' }));
      return;
    case 'createCall':
      t.pbx.act((step) => createCall(step, what.agent, { target: what.target }));
      return;
    case 'placeChat':
      t.pbx.act((step) => placeChat(step, { to: what.to, name: 'Guest', text: 'Hello' }));
      return;
    case 'placeCallback': {
      const at = what.isLater ? t.clock.now() + 9_000 : undefined;
      t.pbx.act((step) => placeCallback(step, { to: what.to, number: '+49', at }));
      return;
    }
    case 'placeEmail':
      t.pbx.act((step) => placeEmail(step, { to: what.to, content: mail }));
      return;
    case 'placeGeneric':
      t.pbx.act((step) => placeGeneric(step, { to: what.to, initialState: what.isLater ? 'P' : undefined }));
      return;
    case 'createChat':
      t.pbx.act((step) => createChat(step, what.agent, what.target));
      return;
    case 'say':
      t.pbx.act((step) => sendChatText(step, actor, id, { text: 'Hi', clearsTyping: true }));
      t.pbx.act((step) => visitorSays(step, id, 'Well'));
      return;
    case 'visitorJoins':
      t.pbx.act((step) => visitorJoins(step, id, 'Friend'));
      return;
    case 'visitorLeaves':
      t.pbx.act((step) => visitorLeaves(step, id));
      return;
    case 'callBack':
      t.pbx.act((step) => callBack(step, actor, id, { target: what.target }));
      return;
    case 'dispose':
      t.pbx.act((step) => disposeCallback(step, actor, id, what.disposition));
      return;
    case 'reply':
      t.pbx.act((step) =>
        createEmail(step, actor, {
          content: mail,
          answers: { parentId: id, type: 'reply', takesAlong: 'nothing' },
        }),
      );
      return;
    case 'sendEmail':
      t.pbx.act((step) => sendEmail(step, actor, id));
      return;
    case 'pickup':
      t.pbx.act((step) => pickup(step, actor, id));
      return;
    case 'hold':
      t.pbx.act((step) => hold(step, actor, id, what.on));
      return;
    case 'mute':
      t.pbx.act((step) => mute(step, actor, id, what.on));
      return;
    case 'disconnect':
      t.pbx.act((step) => disconnect(step, actor, id));
      return;
    case 'voicemail':
      t.pbx.act((step) => sendToVoicemail(step, actor, id));
      return;
    case 'transfer':
      t.pbx.act((step) => blindTransfer(step, actor, id, what.target));
      return;
    case 'voicemailOf':
      t.pbx.act((step) => transferToVoicemail(step, actor, id, what.target));
      return;
    case 'park':
      t.pbx.act((step) => park(step, actor, id, what.target));
      return;
    case 'consult':
      t.pbx.act((step) => startConsult(step, actor, id, { target: what.target }));
      if (what.hasRung) await t.clock.advance(100);
      return;
    case 'conclude':
    case 'cancel': {
      const run = what.do === 'conclude' ? concludeConsult : cancelConsult;
      t.pbx.act((step) => run(step, actor, chosen?.consultingId ?? id, chosen?.consultId ?? id));
      return;
    }
    case 'audience':
      t.pbx.act((step) =>
        changeAudience(step, actor, chosen?.consultingId ?? id, chosen?.consultId ?? id, what),
      );
      return;
    case 'conference':
      t.pbx.act((step) => createConference(step, actor, ownCalls(t, actor)));
      return;
    case 'addToConference': {
      const conferenceId =
        all.find((each) => each.conference?.role === 'owner' && each.userId === actor)?.id ?? '';
      t.pbx.act((step) => addToConference(step, actor, conferenceId, ownCalls(t, actor)));
      return;
    }
    case 'invite':
      t.pbx.act((step) => inviteParty(step, actor, id, what.target));
      return;
    case 'morph':
      t.pbx.act((step) => morph(step, id));
      return;
    case 'remoteDisconnect':
      t.pbx.act((step) => remoteDisconnect(step, id));
      return;
    case 'remoteAnswer':
      t.pbx.act((step) => remoteAnswer(step, id));
      return;
    case 'status':
      t.pbx.act((step) => setStatus(step, what.agent, { statusId: what.statusId }));
      return;
    case 'logOn':
      t.logOn(what.agent);
      return;
    case 'logOff':
      t.logOff(what.agent);
      return;
    case 'wait':
      await t.clock.advance(what.ms);
  }
}

/** The calls that a user could put into a conference. */
function ownCalls(t: TestPbx, userId: string): readonly string[] {
  const all = [...t.pbx.view.interactions.values()];
  const own = all.filter((each) => each.userId === userId && !each.conference);
  return own.filter((each) => isCapable(each, 'conference')).map(({ id }) => id);
}

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

function checkInvariants(t: TestPbx): void {
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
    expect(attributes.get('eic_capabilities')?.value).toBe(String(capabilityMask(interaction)));
    if (interaction.state === 'A' && interaction.kind === 'call') expect(interaction.stationId).toBeDefined();
    if (interaction.kind !== 'call') expect(interaction.stationId).toBeUndefined();
    if (interaction.state === 'O') expect(interaction.userId).toBeUndefined();
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

test('whatever happens, queues, capabilities, phones and ACD agree, and every change is told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 60, size: 'max' }), async (actions) => {
      const t = aPbx();
      const idsSeen = new Set<string>();
      for (const userId of ['agent1', 'agent2', 'agent3']) t.logOn(userId);
      for (const what of actions) {
        const before = new Set(t.pbx.view.interactions.keys());
        await perform(t, what);
        checkInvariants(t);
        for (const id of t.pbx.view.interactions.keys()) {
          if (!before.has(id)) expect(idsSeen.has(id)).toBe(false);
          idsSeen.add(id);
        }
      }
    }),
    { numRuns: 80 },
  );
});

test('consults and conferences leave no orphan legs, whoever hangs up, leaves or is added', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(groupAction, { maxLength: 25, size: 'max' }), async (actions) => {
      const t = aPbx();
      for (const userId of agents) t.logOn(userId);
      // somebody outside, and a colleague
      const first = accepted(t.pbx.act((step) => placeCall(step, { to: { user: 'agent1' }, from: '+49' })));
      accepted(t.pbx.act((step) => pickup(step, 'agent1', first)));
      accepted(t.pbx.act((step) => createCall(step, 'agent1', { target: '1002' })));
      await t.clock.advance(100);
      const rings = [...t.pbx.view.interactions.values()].find(({ userId }) => userId === 'agent2');
      accepted(t.pbx.act((step) => pickup(step, 'agent2', rings?.id ?? '')));
      for (const what of actions) {
        await perform(t, what);
        checkInvariants(t);
      }
    }),
    { numRuns: 80 },
  );
});

test('a chat is the same for all who are in it, and nobody is left in it alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(chatAction, { maxLength: 25, size: 'max' }), async (actions) => {
      const t = aPbx();
      for (const userId of agents) t.logOn(userId);
      const first = accepted(t.pbx.act((step) => placeChat(step, { to: { user: 'agent1' } })));
      accepted(t.pbx.act((step) => pickup(step, 'agent1', first)));
      for (const what of actions) {
        await perform(t, what);
        checkInvariants(t);
      }
    }),
    { numRuns: 80 },
  );
});

test('whatever happened, all ends: no call and no timer is left once everybody hung up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 40, size: 'max' }), async (actions) => {
      const t = aPbx();
      for (const userId of agents) t.logOn(userId);
      for (const what of actions) await perform(t, what);
      for (let round = 0; round < 3; round += 1) {
        for (const interaction of [...t.pbx.view.interactions.values()]) {
          if (!isEnded(t.interaction(interaction.id))) {
            t.pbx.act((step) => remoteDisconnect(step, interaction.id));
          }
        }
        await t.clock.advance(600_000);
      }
      expect(t.pbx.view.interactions.size).toBe(0);
      expect(t.pbx.view.queues.size).toBe(0);
      expect(t.clock.pending).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test('a command is refused for its state exactly where the capability is missing', async () => {
  const commands = [
    { capability: 'pickup', run: pickup },
    { capability: 'disconnect', run: disconnect },
    { capability: 'voicemail', run: sendToVoicemail },
    { capability: 'hold', run: (step, actor, id) => hold(step, actor, id, true) },
    { capability: 'mute', run: (step, actor, id) => mute(step, actor, id, true) },
    { capability: 'transfer', run: (step, actor, id) => blindTransfer(step, actor, id, '+4962277') },
    { capability: 'park', run: (step, actor, id) => park(step, actor, id, 'agent4') },
    { capability: 'voicemail', run: (step, actor, id) => transferToVoicemail(step, actor, id, 'agent4') },
  ] satisfies { capability: Parameters<typeof isCapable>[1]; run: typeof pickup }[];
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { maxLength: 30, size: 'max' }),
      fc.nat(50),
      fc.constantFrom(...commands),
      async (actions, index, command) => {
        const t = aPbx();
        for (const userId of agents) t.logOn(userId);
        for (const what of actions) await perform(t, what);
        const all = [...t.pbx.view.interactions.values()];
        const chosen = all[index % Math.max(1, all.length)];
        fc.pre(chosen !== undefined);
        const { id, userId } = chosen as Interaction;
        const isCapableNow = isCapable(chosen as Interaction, command.capability);
        const result = t.pbx.act((step) => command.run(step, userId ?? 'bridge', id));
        const isRefusedForState = isRefusal(result) && result.refused === 'invalidState';
        expect(isRefusedForState).toBe(!isCapableNow);
      },
    ),
    { numRuns: 150 },
  );
});

test('the same actions at the same times give the same switch', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 30, size: 'max' }), async (actions) => {
      const runs = await Promise.all(
        [aPbx(), aPbx()].map(async (t) => {
          for (const userId of agents) t.logOn(userId);
          for (const what of actions) await perform(t, what);
          return [...t.pbx.view.interactions.values()].map(({ written: _, ...rest }) => rest);
        }),
      );
      expect(runs[0]).toEqual(runs[1]);
    }),
    { numRuns: 30 },
  );
});

test('a reset forgets calls, sessions and timers, and ids go on counting', async () => {
  const t = aPbx();
  t.logOn('agent1');
  const first = accepted(t.pbx.act((step) => placeCall(step, { to: { user: 'agent1' }, from: '' })));
  t.pbx.reset();
  expect(t.clock.pending).toBe(0);
  expect(t.pbx.view.interactions.size + t.pbx.view.queues.size + t.pbx.view.connections.size).toBe(0);
  expect(t.user('agent1')).toMatchObject({ statusId: 'Gone Home', isLoggedIn: false });
  const second = accepted(t.pbx.act((step) => placeCall(step, { to: { user: 'agent1' }, from: '' })));
  expect(Number(second)).toBeGreaterThan(Number(first));
});
