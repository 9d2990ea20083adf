import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accepted, aPbx, type TestPbx } from '../testing/a-pbx.ts';
import { attributesOf } from './attributes.ts';
import { capabilityMask, isCapable } from './capabilities.ts';
import type { PbxChange } from './change.ts';
import { blindTransfer } from './commands/blind-transfer.ts';
import { createCall } from './commands/create-call.ts';
import { disconnect } from './commands/disconnect.ts';
import { hold } from './commands/hold.ts';
import { mute } from './commands/mute.ts';
import { pickup } from './commands/pickup.ts';
import { placeCall } from './commands/place-call.ts';
import { remoteAnswer, remoteDisconnect } from './commands/remote-party.ts';
import { sendToVoicemail } from './commands/send-to-voicemail.ts';
import { setStatus } from './commands/set-status.ts';
import { type Interaction, isEnded } from './interaction.ts';
import { type QueueKey, queuesOf } from './queue-key.ts';
import { isRefusal } from './refusal.ts';

const agents = ['agent1', 'agent2', 'agent3', 'agent4'] as const;
const agent = fc.constantFrom(...agents);
const workgroup = fc.constantFrom('Sales', 'Support');
const target = fc.oneof(agent, workgroup, fc.constantFrom('1003', '3002', '+4962277', '8001'));
/** Picks an interaction by its place among those that exist. */
const pick = fc.nat(7);

const action = fc.oneof(
  fc.record({ do: fc.constant('placeToWorkgroup' as const), workgroup }),
  // often the same agent, so that calls meet on one phone
  fc.record({
    do: fc.constant('placeToUser' as const),
    agent: fc.oneof(agent, fc.constant('agent1' as const)),
  }),
  fc.record({ do: fc.constant('createCall' as const), agent, target }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pickup' as const), pick }) },
  fc.record({ do: fc.constant('hold' as const), pick, on: fc.boolean() }),
  fc.record({ do: fc.constant('mute' as const), pick, on: fc.boolean() }),
  fc.record({ do: fc.constant('disconnect' as const), pick }),
  fc.record({ do: fc.constant('voicemail' as const), pick }),
  fc.record({ do: fc.constant('transfer' as const), pick, target }),
  fc.record({ do: fc.constant('remoteDisconnect' as const), pick }),
  fc.record({ do: fc.constant('remoteAnswer' as const), pick }),
  fc.record({
    do: fc.constant('status' as const),
    agent,
    statusId: fc.constantFrom('Available', 'At Lunch', 'Follow Up'),
  }),
  fc.record({ do: fc.constant('logOn' as const), agent }),
  fc.record({ do: fc.constant('logOff' as const), agent }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(10, 50, 9_000, 16_000, 61_000) }),
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

/** The command goes to whoever holds the interaction, so that rights do not hide what states allow. */
async function perform(t: TestPbx, what: Action): Promise<void> {
  const all = [...t.pbx.view.interactions.values()];
  const chosen = 'pick' in what ? all[what.pick % Math.max(1, all.length)] : undefined;
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
    expect(attributes.get('eic_capabilities')?.value).toBe(String(capabilityMask(interaction.state)));
    if (interaction.state === 'A') expect(interaction.stationId).toBeDefined();
    if (interaction.state === 'O') expect(interaction.userId).toBeUndefined();
  }
  for (const user of users.values()) {
    const own = [...(queues.get(`1:${user.id}` as QueueKey) ?? [])].flatMap(
      (id) => interactions.get(id) ?? [],
    );
    const states = own.map((each) => each.state);
    expect(states.filter((state) => state === 'C').length).toBeLessThanOrEqual(1);
    expect(user.isOnPhone).toBe(states.some((state) => 'CHRS'.includes(state)));
    if (user.availableSince === undefined) continue;
    expect(user.isLoggedIn && !user.isOnPhone && !states.includes('A')).toBe(true);
    for (const { id } of t.pbx.directory.workgroupsOf(user.id)) {
      const waiting = [...interactions.values()].filter(
        (each) => each.state === 'O' && each.workgroupId === id,
      );
      expect(waiting).toEqual([]);
    }
  }
}

test('whatever happens, queues, capabilities, phones and ACD agree, and every change is told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 60, size: 'max' }), async (actions) => {
      const t = aPbx();
      const idsSeen = new Set<string>();
      for (const userId of ['agent1', 'agent2']) t.logOn(userId);
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
    { numRuns: 120 },
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
        const { id, userId, state } = chosen as Interaction;
        const result = t.pbx.act((step) => command.run(step, userId ?? 'bridge', id));
        const isRefusedForState = isRefusal(result) && result.refused === 'invalidState';
        expect(isRefusedForState).toBe(!isCapable(state, command.capability));
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
