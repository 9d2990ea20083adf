import { expect, test, vi } from 'vitest';
import { another, answered, connect, latestCalls, transports } from './testing/cic-desk.ts';

test('two calls become a conference', async () => {
  const { mock, logOn } = await connect();
  const agent = await logOn('agent1');
  const first = mock.placeCall({ to: { user: 'agent1' }, from: '+4911' });
  await agent.becomes(first, 'call alerting');
  await agent.session.pickup(first);
  await agent.becomes(first, 'call connected');
  await agent.session.hold(first, true);
  const second = mock.placeCall({ to: { user: 'agent1' }, from: '+4922' });
  await agent.becomes(second, 'call alerting');
  await agent.session.pickup(second);
  await agent.becomes(second, 'call connected');
  const conferenceId = await agent.session.conference([first, second]);
  expect(conferenceId).not.toBe('');
  await vi.waitFor(() => {
    const joined = agent.events.filter(
      (event) => event.kind === 'callObserved' && event.call.attributes.Eic_ConferenceId === conferenceId,
    );
    expect(joined.length).toBeGreaterThan(1);
  }, 10_000);
});

test.each(transports)(
  'a further party is invited to a call, and dropped again, over %s',
  async (transport) => {
    const { mock, logOn } = await connect({}, transport);
    const [one, two] = [await logOn('agent1'), await logOn('agent2')];
    const id = await answered(mock, one, 'agent1');
    await one.session.inviteParty(id, '1002');
    const theirs = await another(two);
    await two.session.pickup(theirs);
    const members = () => latestCalls(one).filter(({ conferenceId }) => conferenceId !== '');
    await vi.waitFor(() => expect(members()).toHaveLength(3), 10_000);
    const [leg] = members();
    const invited = members().find((call) => call.id !== id && call.id !== leg?.conferenceId);
    await one.session.disconnect(invited?.id ?? '');
    await one.becomes(invited?.id ?? '', 'call disconnected');
    expect(one.queue().get(id)).toBe('call connected');
  },
);

test('a third call is added to a conference, and a number is invited to it', async () => {
  const { mock, logOn } = await connect();
  const agent = await logOn('agent1');
  const first = await answered(mock, agent, 'agent1', '+4911');
  await agent.session.hold(first, true);
  const second = await answered(mock, agent, 'agent1', '+4922');
  const conferenceId = await agent.session.conference([first, second]);
  const third = await answered(mock, agent, 'agent1', '+4933');
  await agent.session.addToConference(conferenceId, [third]);
  const members = () => latestCalls(agent).filter((call) => call.conferenceId === conferenceId);
  await vi.waitFor(() => expect(members().map(({ id }) => id)).toContain(third), 10_000);
  await agent.session.inviteToConference(conferenceId, '+4944');
  const dialled = await vi.waitFor(() => {
    const found = latestCalls(agent).find(({ remoteNumber }) => remoteNumber === '+4944');
    if (!found) throw new Error('nobody was dialled');
    return found.id;
  }, 10_000);
  mock.remoteAnswer(dialled);
  await vi.waitFor(() => expect(members().map(({ id }) => id)).toContain(dialled), 10_000);
});
