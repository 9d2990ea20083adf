import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accepted, aPbx } from '../testing/a-pbx.ts';
import { checkInvariants } from '../testing/random/check-invariants.ts';
import { performAction } from '../testing/random/perform-action.ts';
import { action, agents } from '../testing/random/random-actions.ts';
import { placeCall } from './commands/place-call.ts';
import { remoteDisconnect } from './commands/remote-party.ts';
import { isEnded } from './interaction.ts';

test('whatever happens, queues, capabilities, phones and ACD agree, and every change is told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 60, size: 'max' }), async (actions) => {
      const t = aPbx();
      const idsSeen = new Set<string>();
      for (const userId of ['agent1', 'agent2', 'agent3']) t.logOn(userId);
      for (const what of actions) {
        const before = new Set(t.pbx.view.interactions.keys());
        await performAction(t, what);
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

test('whatever happened, all ends: no call and no timer is left once everybody hung up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 40, size: 'max' }), async (actions) => {
      const t = aPbx();
      for (const userId of agents) t.logOn(userId);
      for (const what of actions) await performAction(t, what);
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

test('the same actions at the same times give the same switch', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 30, size: 'max' }), async (actions) => {
      const runs = await Promise.all(
        [aPbx(), aPbx()].map(async (t) => {
          for (const userId of agents) t.logOn(userId);
          for (const what of actions) await performAction(t, what);
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
