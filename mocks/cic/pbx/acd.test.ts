import { expect, test } from 'vitest';
import { accepted, aPbx } from '../testing/a-pbx.ts';
import { placeCall } from './commands/place-call.ts';
import { setActivations } from './commands/set-activations.ts';
import type { Interaction, InteractionKind } from './interaction.ts';
import { defaultUtilizations, hasRoomFor } from './utilization.ts';

const place = (t: ReturnType<typeof aPbx>) =>
  accepted(t.pbx.act((step) => placeCall(step, { to: { workgroup: 'Sales' }, from: '' })));

test('ACD passes over an agent who is not active in the workgroup, and comes back with the activation', () => {
  const t = aPbx();
  t.logOn('agent1');
  expect(t.pbx.act((step) => setActivations(step, 'agent1', { sales: false }))).toBeUndefined();
  const id = place(t);
  expect(t.interaction(id).state).toBe('O');
  expect(t.user('agent1').availableSince.call).toBeDefined();
  t.pbx.act((step) => setActivations(step, 'agent1', { Sales: true }));
  expect(t.interaction(id)).toMatchObject({ state: 'A', userId: 'agent1' });
});

test('a workgroup of which the user is no member is refused and nothing changes', () => {
  const t = aPbx();
  const refused = t.pbx.act((step) => setActivations(step, 'agent1', { Sales: false, Support: false }));
  expect(refused).toMatchObject({ refused: 'unknownWorkgroup' });
  expect(t.user('agent1').inactiveIn).toEqual([]);
});

test('an agent who alerts is offered nothing else', () => {
  const t = aPbx();
  t.logOn('agent1');
  place(t);
  expect(t.user('agent1').availableSince).toEqual({});
});

const work = (kind: InteractionKind, state: Interaction['state'] = 'C') => ({ kind, state }) as Interaction;

test.each([
  ['a call', [], 'call', true],
  ['a second call', [work('call')], 'call', false],
  ['a chat beside a call', [work('call')], 'chat', false],
  ['a call beside a chat', [work('chat')], 'call', false],
  ['a second chat', [work('chat')], 'chat', true],
  ['a third chat', [work('chat'), work('chat')], 'chat', false],
  ['two mails beside a chat', [work('chat'), work('email')], 'email', true],
  ['three mails beside a chat', [work('chat'), work('email'), work('email')], 'email', false],
  ['a call after one that ended', [work('call', 'I')], 'call', true],
  ['a call beside one that is parked', [work('call', 'P')], 'call', true],
  ['a call beside one on hold', [work('call', 'H')], 'call', false],
] as const)('%s: room is %4$s', (_what, interactions, kind, hasRoom) => {
  expect(hasRoomFor(kind, interactions, defaultUtilizations)).toBe(hasRoom);
});

test('no more of a kind than may be assigned, whatever room the percentages leave', () => {
  const one = { ...defaultUtilizations, email: { percent: 25, maxAssignable: 2 } };
  expect(hasRoomFor('email', [work('email')], one)).toBe(true);
  expect(hasRoomFor('email', [work('email'), work('email')], one)).toBe(false);
  expect(hasRoomFor('generic', [work('email'), work('email')], one)).toBe(true);
});
