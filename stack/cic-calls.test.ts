import { demoWorld } from '@switchhook/mocks/cic';
import { expect, test, vi } from 'vitest';
import { another, answered, connect, latestCalls, transports } from './testing/cic-desk.ts';

test.each(transports)('a call is answered, held, muted, recorded and ended over %s', async (transport) => {
  const { mock, logOn } = await connect({}, transport);
  const agent = await logOn('agent1');
  const { session } = agent;
  const id = mock.placeCall({ to: { user: 'agent1' }, from: 'sip:+496227747474@example.com' });
  await agent.becomes(id, 'call alerting');
  await session.pickup(id);
  await agent.becomes(id, 'call connected');
  await session.hold(id, true);
  await agent.becomes(id, 'call held');
  await session.hold(id, false);
  await agent.becomes(id, 'call connected');
  await session.mute(id, true);
  await session.mute(id, false);
  await session.record(id, true);
  await session.pauseRecording(id, true);
  await session.sendDigits(id, '12#');
  await session.writeAttributes(id, { CrmCaseId: '4711' });
  await session.disconnect(id);
  await agent.becomes(id, 'call disconnected');
});

test('a consultation connects caller and colleague once it is concluded', async () => {
  const { mock, logOn } = await connect();
  const [one, two] = [await logOn('agent1'), await logOn('agent2')];
  const id = mock.placeCall({ to: { user: 'agent1' }, from: '+496227747474' });
  await one.becomes(id, 'call alerting');
  await one.session.pickup(id);
  await one.becomes(id, 'call connected');
  const { consultId, callId } = await one.session.consult(id, { kind: 'number', number: '1002' }, {});
  await one.becomes(id, 'call held');
  const theirs = await another(two);
  await two.session.pickup(theirs);
  await one.becomes(callId, 'call connected');
  await one.session.changeAudience(id, consultId, 'both');
  await one.session.concludeConsult(id, consultId);
  await vi.waitFor(
    () => expect([...one.queue().values()].filter((word) => word === 'call connected')).toEqual([]),
    10_000,
  );
  await vi.waitFor(() => expect([...two.queue().values()]).toContain('call connected'), 10_000);
});

test('a cancelled consultation leaves the caller on hold', async () => {
  const { mock, logOn } = await connect();
  const [one, two] = [await logOn('agent1'), await logOn('agent2')];
  const id = mock.placeCall({ to: { user: 'agent1' }, from: '+496227747474' });
  await one.becomes(id, 'call alerting');
  await one.session.pickup(id);
  await one.becomes(id, 'call connected');
  const { consultId } = await one.session.consult(id, { kind: 'user', userId: 'agent2' }, {});
  await another(two);
  await one.session.cancelConsult(id, consultId);
  await vi.waitFor(
    () =>
      expect([...one.queue().values()].filter((word) => !/disconnected/.test(word))).toEqual(['call held']),
    10_000,
  );
});

test.each([
  ['a user', { kind: 'user', userId: 'agent2' }],
  ['a number', { kind: 'number', number: '1002' }],
] as const)('a call is transferred to %s', async (_, target) => {
  const { mock, logOn } = await connect();
  const [one, two] = [await logOn('agent1'), await logOn('agent2')];
  const id = mock.placeCall({ to: { user: 'agent1' }, from: '+496227747474' });
  await one.becomes(id, 'call alerting');
  await one.session.pickup(id);
  await one.becomes(id, 'call connected');
  await one.session.blindTransfer(id, target);
  await one.becomes(id, undefined);
  await two.becomes(id, 'call alerting');
});

test('a call is transferred to a workgroup, where another agent gets it', async () => {
  const { mock, logOn } = await connect();
  const [one, two] = [await logOn('agent1'), await logOn('agent2')];
  await two.session.setStatus('Available');
  const id = await answered(mock, one, 'agent1');
  await one.session.transferToWorkgroup(id, 'Sales');
  await one.becomes(id, undefined);
  await two.becomes(id, 'call alerting');
  expect(mock.state().interactions.find(({ interactionId }) => interactionId === id)?.workgroup).toBe(
    'Sales',
  );
});

test('a target that does not exist is a bad address, and the call stays', async () => {
  const { mock, logOn } = await connect();
  const agent = await logOn('agent1');
  const id = mock.placeCall({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.becomes(id, 'call alerting');
  await agent.session.pickup(id);
  await agent.becomes(id, 'call connected');
  await expect(
    agent.session.blindTransfer(id, { kind: 'workgroup', workgroup: 'Nowhere' }),
  ).rejects.toMatchObject({ code: 'badAddress' });
  expect(agent.queue().get(id)).toBe('call connected');
});

test('a wrap-up code reaches the segment of the agent', async () => {
  const { mock, logOn } = await connect();
  const agent = await logOn('agent1');
  await agent.session.setStatus('Available');
  const id = mock.placeCall({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  await agent.becomes(id, 'call alerting');
  await agent.session.pickup(id);
  await agent.becomes(id, 'call connected');
  await agent.session.disconnect(id);
  await agent.becomes(id, 'call disconnected');
  const [code] = demoWorld().wrapUpCodes ?? [];
  await agent.session.assignWrapUp(id, { code: code?.id ?? '', segmentId: 1 });
  expect(mock.wrapUps().wrapUps).toMatchObject([{ interactionId: id, code: code?.id, user: 'agent1' }]);
});

test('a call goes to the voice mail of a colleague', async () => {
  const { mock, logOn } = await connect();
  const agent = await logOn('agent1');
  const id = await answered(mock, agent, 'agent1');
  await agent.session.blindTransfer(id, { kind: 'voicemail', userId: 'agent2' });
  await agent.becomes(id, undefined);
  expect(mock.state().interactions.find((each) => each.interactionId === id)).toMatchObject({ state: 'M' });
});

test('a muted call says so', async () => {
  const { mock, logOn } = await connect();
  const agent = await logOn('agent1');
  const id = await answered(mock, agent, 'agent1');
  const isMuted = () => latestCalls(agent).find((call) => call.id === id)?.isMuted;
  expect(isMuted()).toBe(false);
  await agent.session.mute(id, true);
  await vi.waitFor(() => expect(isMuted()).toBe(true), 10_000);
});

test('the call to a third party names the call that it is a consultation for', async () => {
  const { mock, logOn } = await connect();
  const one = await logOn('agent1');
  const id = await answered(mock, one, 'agent1');
  const { callId } = await one.session.consult(id, { kind: 'number', number: '+4955' }, {});
  await vi.waitFor(
    () => expect(latestCalls(one).find((call) => call.id === callId)?.consultingCallId).toBe(id),
    10_000,
  );
});

test.each(transports)('a call is parked and taken back over %s', async (transport) => {
  const { mock, logOn } = await connect({}, transport);
  const agent = await logOn('agent1');
  const id = await answered(mock, agent, 'agent1');
  await agent.session.park(id);
  await agent.becomes(id, 'call held');
  expect(mock.state().interactions.find((each) => each.interactionId === id)).toMatchObject({ state: 'P' });
  await agent.session.pickup(id);
  await agent.becomes(id, 'call connected');
});
