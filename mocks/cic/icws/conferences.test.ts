import { afterEach, expect, test } from 'vitest';
import type { MockCic } from '../start-mock-cic.ts';
import { connectedCall, queueStory, readAttribute, startTestCic, watchOwnQueue } from '../testing/a-cic.ts';
import { type IcwsClient, logIn, logInAgent } from '../testing/icws-client.ts';

const running: MockCic[] = [];

afterEach(async () => {
  for (const cic of running.splice(0)) await cic.close();
});

async function conference(agent: IcwsClient, interactions: readonly string[]): Promise<string> {
  const answer = await agent.request<{ conferenceId: string }>('POST', '/interactions/conferences', {
    interactions,
  });
  expect(answer.status).toBe(201);
  return answer.body.conferenceId;
}

const stateOf = (cic: MockCic, id: string) =>
  cic.state().interactions.find((each) => each.interactionId === id);

test('a conference is told as own leg, then its calls as children, and ends children first', async () => {
  const { cic, clock } = await startTestCic(running);
  const agent = await logInAgent(cic.url, 'agent1');
  const a = await connectedCall(cic, agent, 'agent1');
  const b = await connectedCall(cic, agent, 'agent1');
  await watchOwnQueue(agent, 'agent1');
  const from = agent.messages.length;
  const leg = await conference(agent, [a, b]);
  expect(await queueStory(agent, from)).toEqual([
    `+${leg} C`,
    `-${a}`,
    `+${a} C in ${leg}`,
    `-${b}`,
    `+${b} C in ${leg}`,
  ]);
  for (const id of [leg, a, b]) expect(await readAttribute(agent, id, 'Eic_ConferenceId')).toBe(leg);
  const ending = agent.messages.length;
  cic.remoteDisconnect(a);
  cic.remoteDisconnect(b);
  await clock.advance(10_000);
  expect(await queueStory(agent, ending)).toEqual([
    `~${a} E`,
    `~${b} E`,
    `~${leg} E`,
    `-${a}`,
    `-${b}`,
    `-${leg}`,
  ]);
});

test('a party is removed by its disconnect and the agent talks on', async () => {
  const { cic } = await startTestCic(running);
  const agent = await logInAgent(cic.url, 'agent1');
  const a = await connectedCall(cic, agent, 'agent1');
  const b = await connectedCall(cic, agent, 'agent1');
  const leg = await conference(agent, [a, b]);
  await agent.request('POST', `/interactions/${a}/disconnect`);
  expect([stateOf(cic, a)?.state, stateOf(cic, b)?.state, stateOf(cic, leg)?.state]).toEqual(['I', 'C', 'C']);
});

test('an agent who leaves lets the others talk on until one hangs up', async () => {
  const { cic } = await startTestCic(running);
  const agent = await logInAgent(cic.url, 'agent1');
  const a = await connectedCall(cic, agent, 'agent1');
  const b = await connectedCall(cic, agent, 'agent1');
  const leg = await conference(agent, [a, b]);
  await agent.request('POST', `/interactions/${leg}/disconnect`);
  expect(stateOf(cic, a)).toMatchObject({ state: 'C', user: null });
  expect(stateOf(cic, b)).toMatchObject({ state: 'C', user: null });
  expect(cic.state().users[0]).toMatchObject({ onPhone: false });
  cic.remoteDisconnect(a);
  expect(stateOf(cic, b)?.state).toBe('E');
});

test('a call is added, and an invited party joins when it answers', async () => {
  const { cic, clock } = await startTestCic(running);
  const agent = await logInAgent(cic.url, 'agent1');
  const a = await connectedCall(cic, agent, 'agent1');
  expect((await agent.request('POST', `/interactions/${a}/invite-party`, { target: '+4989' })).status).toBe(
    200,
  );
  expect(stateOf(cic, a)?.state).toBe('C');
  await clock.advance(100);
  const invited = cic.state().interactions[1]?.interactionId ?? '';
  cic.remoteAnswer(invited);
  const leg = (await readAttribute(agent, a, 'Eic_ConferenceId')) ?? '';
  expect(leg).not.toBe('');
  expect(await readAttribute(agent, invited, 'Eic_ConferenceId')).toBe(leg);
  const third = await connectedCall(cic, agent, 'agent1');
  expect(stateOf(cic, leg)?.state).toBe('H');
  const path = `/interactions/conferences/${leg}`;
  expect((await agent.request('PUT', path, { interactions: [third] })).status).toBe(200);
  expect(await readAttribute(agent, third, 'Eic_ConferenceId')).toBe(leg);
  expect((await agent.request('POST', `${path}/invite-party`, { target: '1002' })).status).toBe(200);
});

test.each([
  ['one call', (a: string) => [a], 400],
  ['the same call twice', (a: string) => [a, a], 400],
  ['an unknown call', (a: string) => [a, '1'], 400],
])('a conference of %s is refused', async (_what, ids, status) => {
  const { cic } = await startTestCic(running);
  const agent = await logInAgent(cic.url, 'agent1');
  const a = await connectedCall(cic, agent, 'agent1');
  const answer = await agent.request('POST', '/interactions/conferences', { interactions: ids(a) });
  expect(answer.status).toBe(status);
  expect(cic.state().interactions).toHaveLength(1);
});

test('a conference of two agents is refused', async () => {
  const { cic } = await startTestCic(running);
  const service = await logIn(cic.url, 'bridge');
  const a = await connectedCall(cic, await logInAgent(cic.url, 'agent1'), 'agent1');
  const b = await connectedCall(cic, await logInAgent(cic.url, 'agent2'), 'agent2');
  const answer = await service.request('POST', '/interactions/conferences', { interactions: [a, b] });
  expect(answer.status).toBe(403);
});

test('a colleague of the workgroup listens, coaches and joins, not once it is private', async () => {
  const { cic } = await startTestCic(running);
  const anna = await logInAgent(cic.url, 'agent1');
  const id = cic.placeCall({ to: { workgroup: 'Sales' }, from: '+49' });
  await anna.request('POST', `/interactions/${id}/pickup`);
  const ben = await logInAgent(cic.url, 'agent2');
  const finn = await logInAgent(cic.url, 'agent6');
  const listening = { on: true, supervisor: 'false' };
  expect((await ben.request('POST', `/interactions/${id}/listen`, listening)).status).toBe(200);
  expect((await finn.request('POST', `/interactions/${id}/listen`, listening)).status).toBe(403);
  expect((await anna.request('POST', `/interactions/${id}/listen`, listening)).status).toBe(403);
  expect(await readAttribute(anna, id, 'Eic_Monitors')).toBe('agent2');
  await ben.request('POST', `/interactions/${id}/coach`, { on: true, supervisor: true });
  expect(await readAttribute(anna, id, 'Eic_MonitorsSupv')).toBe('agent2');
  await anna.request('POST', `/interactions/${id}/make-private`, { on: true });
  expect(await readAttribute(anna, id, 'Eic_Private')).toBe('1');
  expect(await readAttribute(anna, id, 'Eic_Monitors')).toBe('');
  expect((await ben.request('POST', `/interactions/${id}/join`)).status).toBe(403);
  await anna.request('POST', `/interactions/${id}/make-private`, { on: false });
  expect((await ben.request('POST', `/interactions/${id}/join`)).status).toBe(200);
  const leg = await readAttribute(anna, id, 'Eic_ConferenceId');
  expect(leg).not.toBe('');
  expect(cic.state().users[1]).toMatchObject({ userId: 'agent2', onPhone: true });
  cic.remoteDisconnect(id);
  await anna.request('POST', `/interactions/${leg}/disconnect`);
  const left = cic.state().interactions.filter(({ state }) => !'IE'.includes(state));
  expect(left).toEqual([]);
});
