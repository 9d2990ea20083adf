import { expect, test } from 'vitest';
import { accepted, aPbx } from '../testing/a-pbx.ts';
import { blindTransfer } from './commands/blind-transfer.ts';
import { disposeCallback, placeCallback } from './commands/callbacks.ts';
import { placeChat } from './commands/chats.ts';
import { createConference } from './commands/conference.ts';
import { createCall } from './commands/create-call.ts';
import { disconnect } from './commands/disconnect.ts';
import { hold } from './commands/hold.ts';
import { pickup } from './commands/pickup.ts';
import { placeCall } from './commands/place-call.ts';
import { remoteAnswer, remoteDisconnect } from './commands/remote-party.ts';
import { sendDigits } from './commands/send-digits.ts';
import { sendToVoicemail } from './commands/send-to-voicemail.ts';
import { setStatus } from './commands/set-status.ts';
import { writeAttributes } from './commands/write-attributes.ts';
import type { Step } from './step.ts';

type TestPbx = ReturnType<typeof aPbx>;

const from = 'sip:+496227747474@example.com';

function callTo(test: TestPbx, to: { user: string } | { workgroup: string }): string {
  return accepted(test.pbx.act((step) => placeCall(step, { to, from, name: 'Example AG' })));
}

test('an ACD call goes to the agent who is idle for longest', async () => {
  const t = aPbx();
  t.logOn('agent2');
  await t.clock.advance(1_000);
  t.logOn('agent1');
  await t.clock.advance(1_000);
  expect(t.interaction(callTo(t, { workgroup: 'Sales' }))).toMatchObject({ userId: 'agent2', state: 'A' });
  expect(t.interaction(callTo(t, { workgroup: 'Sales' }))).toMatchObject({ userId: 'agent1', state: 'A' });
  expect(t.interaction(callTo(t, { workgroup: 'Sales' }))).toMatchObject({ userId: undefined, state: 'O' });
});

test('an ACD call is shown in the workgroup queue before it rings', () => {
  const t = aPbx();
  t.logOn('agent1');
  const from = t.changes.length;
  const id = callTo(t, { workgroup: 'Sales' });
  const states = t.changes.slice(from).flatMap((change) => {
    return change.kind === 'interaction' && change.after?.id === id ? change.after.state : [];
  });
  expect(states).toEqual(['O', 'A']);
});

test('waiting calls are offered oldest first when an agent becomes available', async () => {
  const t = aPbx();
  const first = callTo(t, { workgroup: 'Sales' });
  await t.clock.advance(10);
  const second = callTo(t, { workgroup: 'Sales' });
  t.logOn('agent1', 'Do Not disturb');
  expect(t.interaction(first).state).toBe('O');
  t.pbx.act((step) => setStatus(step, 'agent1', { statusId: 'available' }));
  expect(t.interaction(first)).toMatchObject({ state: 'A', userId: 'agent1' });
  expect(t.interaction(second).state).toBe('O');
});

test('an unanswered ACD call goes back to its queue and on to the next agent', async () => {
  const t = aPbx();
  t.logOn('agent1');
  const id = callTo(t, { workgroup: 'Sales' });
  await t.clock.advance(14_999);
  expect(t.interaction(id).userId).toBe('agent1');
  await t.clock.advance(1);
  expect(t.user('agent1').statusId).toBe('AcdAgentNotAnswering');
  expect(t.interaction(id)).toMatchObject({ state: 'O', userId: undefined, workgroupId: 'Sales' });
  t.logOn('agent2');
  expect(t.interaction(id)).toMatchObject({ state: 'A', userId: 'agent2' });
});

test('a returned call keeps its place before calls that came later', async () => {
  const t = aPbx();
  t.logOn('agent1');
  const first = callTo(t, { workgroup: 'Sales' });
  await t.clock.advance(5_000);
  const second = callTo(t, { workgroup: 'Sales' });
  await t.clock.advance(10_000);
  t.logOn('agent2');
  expect(t.interaction(first).userId).toBe('agent2');
  expect(t.interaction(second).state).toBe('O');
});

test.each([
  ['without a station', { isReadyForInteractions: true, mediaTypes: undefined, setting: 'stationless' }],
  ['not ready for interactions', { isReadyForInteractions: false, mediaTypes: undefined }],
  ['that takes chats only', { isReadyForInteractions: true, mediaTypes: [2] }],
] as const)('ACD leaves out a login %s', async (_what, readiness) => {
  const t = aPbx();
  t.logOn('agent1');
  const { connectStation } = await import('./commands/connections.ts');
  const request =
    'setting' in readiness
      ? ({ setting: 'stationless' } as const)
      : ({ setting: 'workstation', workstation: 'ws-agent1' } as const);
  expect(t.pbx.act((step) => connectStation(step, 'agent1', request, readiness))).toBeUndefined();
  expect(t.interaction(callTo(t, { workgroup: 'Sales' })).state).toBe('O');
});

test('wrap-up follows an ACD call and gives the earlier status back', async () => {
  const t = aPbx();
  t.logOn('agent1');
  const id = callTo(t, { workgroup: 'Sales' });
  accepted(t.pbx.act((step) => pickup(step, 'agent1', id)));
  expect(t.user('agent1').isOnPhone).toBe(true);
  const second = callTo(t, { workgroup: 'Sales' });
  const from = t.changes.length;
  accepted(t.pbx.act((step) => disconnect(step, 'agent1', id)));
  const steps = t.changes
    .slice(from)
    .map((change) =>
      change.kind === 'user' ? [change.after.isOnPhone, change.after.statusId] : change.kind,
    );
  expect(steps).toEqual(['interaction', [false, 'Available'], [false, 'Follow Up']]);
  expect(t.interaction(second).state).toBe('O');
  await t.clock.advance(60_000);
  expect(t.user('agent1')).toMatchObject({ statusId: 'Available', wrapUp: undefined });
  expect(t.interaction(second)).toMatchObject({ state: 'A', userId: 'agent1' });
});

test('work that ends during wrap-up begins it anew, and the status from before the first comes back', async () => {
  const t = aPbx();
  t.logOn('agent1');
  const [first, second] = [1, 2].map(() => {
    const id = accepted(t.pbx.act((step) => placeChat(step, { to: { workgroup: 'Sales' } })));
    accepted(t.pbx.act((step) => pickup(step, 'agent1', id)));
    return id;
  });
  accepted(t.pbx.act((step) => disconnect(step, 'agent1', first ?? '')));
  await t.clock.advance(40_000);
  accepted(t.pbx.act((step) => disconnect(step, 'agent1', second ?? '')));
  await t.clock.advance(59_999);
  expect(t.user('agent1').statusId).toBe('Follow Up');
  await t.clock.advance(1);
  expect(t.user('agent1')).toMatchObject({ statusId: 'Available', wrapUp: undefined });
});

test('wrap-up follows a callback that is to be tried again: it leaves the agent', () => {
  const t = aPbx();
  t.logOn('agent1');
  const id = accepted(
    t.pbx.act((step) => placeCallback(step, { to: { workgroup: 'Sales' }, number: '+49' })),
  );
  accepted(t.pbx.act((step) => pickup(step, 'agent1', id)));
  accepted(t.pbx.act((step) => disposeCallback(step, 'agent1', id, 'retry')));
  expect(t.interaction(id)).toMatchObject({ state: 'P', userId: undefined, workgroupId: 'Sales' });
  expect(t.user('agent1').statusId).toBe('Follow Up');
});

test('wrap-up follows an ACD call that talks on in a conference without the agent', () => {
  const t = aPbx();
  t.logOn('agent1');
  const ids = [callTo(t, { workgroup: 'Sales' })];
  accepted(t.pbx.act((step) => pickup(step, 'agent1', ids[0] ?? '')));
  ids.push(callTo(t, { user: 'agent1' }));
  accepted(t.pbx.act((step) => pickup(step, 'agent1', ids[1] ?? '')));
  const conference = accepted(t.pbx.act((step) => createConference(step, 'agent1', ids)));
  expect(t.user('agent1').statusId).toBe('Available');
  accepted(t.pbx.act((step) => disconnect(step, 'agent1', conference)));
  expect(t.interaction(ids[0] ?? '')).toMatchObject({ state: 'C', userId: undefined });
  expect(t.user('agent1')).toMatchObject({ statusId: 'Follow Up', isOnPhone: false });
});

test('a call that is handed on while it rings rings its whole time at the next user', async () => {
  const t = aPbx({ directRingMs: 20_000 });
  t.logOn('agent1');
  t.logOn('agent2');
  const id = callTo(t, { user: 'agent1' });
  await t.clock.advance(15_000);
  accepted(t.pbx.act((step) => blindTransfer(step, 'agent1', id, '1002')));
  await t.clock.advance(19_999);
  expect(t.interaction(id)).toMatchObject({ state: 'A', userId: 'agent2' });
  await t.clock.advance(1);
  expect(t.interaction(id)).toMatchObject({ state: 'M', userId: 'agent2' });
});

test('a status that the agent sets ends the wrap-up for good', async () => {
  const t = aPbx();
  t.logOn('agent1');
  const id = callTo(t, { workgroup: 'Sales' });
  accepted(t.pbx.act((step) => pickup(step, 'agent1', id)));
  accepted(t.pbx.act((step) => remoteDisconnect(step, id)));
  t.pbx.act((step) => setStatus(step, 'agent1', { statusId: 'At Lunch' }));
  await t.clock.advance(120_000);
  expect(t.user('agent1').statusId).toBe('At Lunch');
});

test('a direct call has no wrap-up, rings whatever the status, and goes to voice mail in the end', async () => {
  const t = aPbx({ directRingMs: 20_000 });
  t.logOn('agent1', 'Do Not disturb');
  const id = callTo(t, { user: 'agent1' });
  expect(t.interaction(id)).toMatchObject({ state: 'A', isAcd: false });
  await t.clock.advance(20_000);
  expect(t.interaction(id).state).toBe('M');
  expect(t.user('agent1').statusId).toBe('Do Not disturb');
  await t.clock.advance(30_000);
  expect(t.interaction(id).state).toBe('E');
});

test('a direct call to a user who is not logged in goes to voice mail at once', () => {
  const t = aPbx();
  expect(t.interaction(callTo(t, { user: 'agent1' }))).toMatchObject({ state: 'M', userId: 'agent1' });
});

test('who hangs up decides state and text, and a while later the call is gone', async () => {
  const t = aPbx();
  t.logOn('agent1');
  const mine = callTo(t, { user: 'agent1' });
  accepted(t.pbx.act((step) => pickup(step, 'agent1', mine)));
  await t.clock.advance(7_000);
  accepted(t.pbx.act((step) => disconnect(step, 'agent1', mine)));
  expect(t.attribute(mine, 'eic_callstatestring')).toBe('Disconnected [Local Disconnect]');
  expect(t.attribute(mine, 'Eic_ConnectDurationTime')).toBe('7');
  const theirs = callTo(t, { user: 'agent1' });
  accepted(t.pbx.act((step) => remoteDisconnect(step, theirs)));
  expect(t.attribute(theirs, 'Eic_CallStateString')).toBe('Disconnected [Remote Disconnect]');
  expect(t.attribute(theirs, 'Eic_Capabilities')).toBe('0');
  await t.clock.advance(10_000);
  expect(t.pbx.view.interactions.size).toBe(0);
});

test('an outbound call is dialled step by step until the far end answers', async () => {
  const t = aPbx();
  t.logOn('agent1');
  const id = accepted(t.pbx.act((step) => createCall(step, 'agent1', { target: '+49 6227 747474' })));
  const texts = [t.attribute(id, 'Eic_CallStateString')];
  await t.clock.advance(40);
  texts.push(t.attribute(id, 'Eic_CallStateString'));
  await t.clock.advance(40);
  texts.push(t.attribute(id, 'Eic_CallStateString'));
  expect(texts).toEqual(['Initializing', 'Dialing', 'Proceeding']);
  await t.clock.advance(600_000);
  expect(t.interaction(id).state).toBe('R');
  accepted(t.pbx.act((step) => remoteAnswer(step, id)));
  expect(t.interaction(id)).toMatchObject({ state: 'C', direction: 'out' });
  expect(t.pbx.act((step) => remoteAnswer(step, id))).toMatchObject({ refused: 'invalidState' });
});

test('a call to a busy number ends remotely and tells the cause', async () => {
  const t = aPbx();
  t.logOn('agent1');
  const id = accepted(t.pbx.act((step) => createCall(step, 'agent1', { target: '0622774747' })));
  await t.clock.advance(100);
  accepted(t.pbx.act((step) => remoteDisconnect(step, id, 17)));
  expect(t.attribute(id, 'Eic_State')).toBe('E');
  expect(t.attribute(id, 'Eic_IsdnCauseValue')).toBe('17');
});

test('an internal call rings at the other agent, and both legs live and end together', async () => {
  const t = aPbx();
  t.logOn('agent1');
  t.logOn('agent2');
  const leg = accepted(t.pbx.act((step) => createCall(step, 'agent1', { target: '1002' })));
  await t.clock.advance(100);
  const otherId = t.interaction(leg).linkedId ?? '';
  expect(t.interaction(otherId)).toMatchObject({ state: 'A', userId: 'agent2', direction: 'in' });
  expect(t.attribute(otherId, 'Eic_RemoteName')).toBe('Anna Muster');
  expect(t.attribute(leg, 'Eic_CallType')).toBe('I');
  accepted(t.pbx.act((step) => pickup(step, 'agent2', otherId)));
  expect(t.interaction(leg).state).toBe('C');
  accepted(t.pbx.act((step) => disconnect(step, 'agent2', otherId)));
  expect([t.interaction(otherId).state, t.interaction(leg).state]).toEqual(['I', 'E']);
});

test('a call to a station rings at whoever is there', async () => {
  const t = aPbx();
  t.logOn('agent1');
  t.logOn('agent2');
  const leg = accepted(t.pbx.act((step) => createCall(step, 'agent1', { target: '3002' })));
  await t.clock.advance(100);
  expect(t.interaction(t.interaction(leg).linkedId ?? '').userId).toBe('agent2');
  const nobody = accepted(t.pbx.act((step) => createCall(step, 'agent1', { target: '3003' })));
  await t.clock.advance(100);
  expect(t.interaction(nobody)).toMatchObject({ state: 'E', cause: 3 });
});

test.each(['', 'abc', '!', '1001', 'agent1'])('dialling "%s" from agent1 is refused', (target) => {
  const t = aPbx();
  t.logOn('agent1');
  expect(t.pbx.act((step) => createCall(step, 'agent1', { target }))).toMatchObject({ refused: 'badTarget' });
  expect(t.pbx.view.interactions.size).toBe(0);
});

test('answering one call puts the other on hold', () => {
  const t = aPbx();
  t.logOn('agent1');
  const first = callTo(t, { user: 'agent1' });
  const second = callTo(t, { user: 'agent1' });
  accepted(t.pbx.act((step) => pickup(step, 'agent1', first)));
  accepted(t.pbx.act((step) => pickup(step, 'agent1', second)));
  expect([t.interaction(first).state, t.interaction(second).state]).toEqual(['H', 'C']);
  accepted(t.pbx.act((step) => hold(step, 'agent1', first, false)));
  expect([t.interaction(first).state, t.interaction(second).state]).toEqual(['C', 'H']);
});

test('a transferred call keeps its id and rings at its new user', () => {
  const t = aPbx();
  t.logOn('agent1');
  t.logOn('agent2');
  const id = callTo(t, { user: 'agent1' });
  accepted(t.pbx.act((step) => pickup(step, 'agent1', id)));
  accepted(t.pbx.act((step) => blindTransfer(step, 'agent1', id, '1002')));
  expect(t.interaction(id)).toMatchObject({ state: 'A', userId: 'agent2', stationId: 'WS-AGENT2' });
  expect(t.user('agent1').isOnPhone).toBe(false);
  expect(t.pbx.act((step) => pickup(step, 'agent1', id))).toMatchObject({ refused: 'notAllowed' });
});

test('an alerting ACD call that is given back waits in front of the line', async () => {
  const t = aPbx();
  t.logOn('agent1');
  const first = callTo(t, { workgroup: 'Sales' });
  await t.clock.advance(100);
  const second = callTo(t, { workgroup: 'Sales' });
  t.pbx.act((step) => setStatus(step, 'agent1', { statusId: 'Do Not disturb' }));
  accepted(
    t.pbx.act((step) => blindTransfer(step, 'agent1', first, { kind: 'workgroup', workgroupId: 'Sales' })),
  );
  expect(t.user('agent1').wrapUp).toBeUndefined();
  t.logOn('agent2');
  expect(t.interaction(first).userId).toBe('agent2');
  expect(t.interaction(second).state).toBe('O');
});

test('voice mail takes an alerting call from the agent', () => {
  const t = aPbx();
  t.logOn('agent1');
  const id = callTo(t, { workgroup: 'Sales' });
  accepted(t.pbx.act((step) => sendToVoicemail(step, 'agent1', id)));
  expect(t.attribute(id, 'Eic_State')).toBe('M');
  expect(t.user('agent1')).toMatchObject({ isOnPhone: false, statusId: 'Available' });
});

test('digits need a voice path and DTMF', () => {
  const t = aPbx();
  t.logOn('agent1');
  const id = callTo(t, { user: 'agent1' });
  expect(t.pbx.act((step) => sendDigits(step, 'agent1', id, '1'))).toMatchObject({ refused: 'invalidState' });
  accepted(t.pbx.act((step) => pickup(step, 'agent1', id)));
  expect(t.pbx.act((step) => sendDigits(step, 'agent1', id, 'x'))).toMatchObject({ refused: 'badDigits' });
  accepted(t.pbx.act((step) => sendDigits(step, 'agent1', id, '12#')));
  expect(t.interaction(id).digitsSent).toBe('12#');
});

test('attributes are written without regard to case, appended on request, and kept from lying', () => {
  const t = aPbx();
  t.logOn('agent1');
  const id = callTo(t, { user: 'agent1' });
  const write = (values: Record<string, string>, mode: 'replace' | 'append' | 'appendWithSeparator') =>
    t.pbx.act((step) => writeAttributes(step, 'agent1', id, values, mode));
  accepted(write({ CrmCase: '1' }, 'replace'));
  accepted(write({ crmcase: '2' }, 'append'));
  accepted(write({ CRMCASE: '3' }, 'appendWithSeparator'));
  expect(t.attribute(id, 'CrmCase')).toBe('12|3');
  expect(write({ eic_state: 'C' }, 'replace')).toMatchObject({ refused: 'badAttribute' });
});

test('attributes of a placed call override what the network told', () => {
  const t = aPbx();
  const id = accepted(
    t.pbx.act((step) =>
      placeCall(step, { to: { user: 'agent1' }, from, attributes: { Eic_RemoteTn: 'PRIV', Case: '7' } }),
    ),
  );
  expect(t.attribute(id, 'eic_remotetn')).toBe('PRIV');
  expect(t.attribute(id, 'Eic_RemoteAddress')).toBe(from);
  expect(t.attribute(id, 'case')).toBe('7');
});

test('attributes describe an offered ACD call', () => {
  const t = aPbx();
  t.logOn('agent1');
  const id = callTo(t, { workgroup: 'Sales' });
  const read = (name: string) => t.attribute(id, name);
  expect({
    id: read('Eic_InteractionId'),
    key: read('Eic_CallIdKey'),
    state: read('Eic_State'),
    type: read('Eic_ObjectType'),
    direction: read('Eic_CallDirection'),
    callType: read('Eic_CallType'),
    remote: [read('Eic_RemoteName'), read('Eic_RemoteTn'), read('Eic_RemoteAddress')],
    dnis: [read('Eic_DNIS'), read('Eic_LocalTnRaw')],
    owner: [read('Eic_UserName'), read('Eic_StationName'), read('Eic_WorkgroupName')],
    assigned: read('Eic_AssignedWorkgroup'),
    capabilities: read('Eic_Capabilities'),
    initiated: read('Eic_InitiationTime'),
    muted: read('Eic_Muted'),
  }).toEqual({
    id,
    key: `${id}20260314`,
    state: 'A',
    type: 'Call',
    direction: 'I',
    callType: 'E',
    remote: ['Example AG', '+496227747474', from],
    dnis: ['8001', '8001'],
    owner: ['agent1', 'WS-AGENT1', 'Sales'],
    assigned: 'Sales',
    capabilities: '4370',
    initiated: '20260314T090000Z',
    muted: '0',
  });
});

test('a second login takes the station of the first', () => {
  const t = aPbx();
  t.logOn('agent1');
  t.pbx.act((step) => {
    step.putConnection({
      sessionId: 'other',
      userId: 'agent1',
      applicationName: 'x',
      machineName: 'y',
      station: undefined,
    });
  });
  expect(t.user('agent1').stations).toEqual(['WS-AGENT1']);
  t.logOff('agent1');
  expect(t.user('agent1')).toMatchObject({ isLoggedIn: true, stations: [] });
});

test('steps that follow each other for ever are an error, not a server that hangs', () => {
  const t = aPbx();
  const again = (step: Step): void => step.afterwards(again);
  expect(() => t.pbx.act(again)).toThrow('Failed to settle the switch');
});
