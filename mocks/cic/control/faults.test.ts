import { VirtualClock } from '@switchhook/bridge/clock';
import { afterEach, expect, test } from 'vitest';
import { type FaultPlan, type MockCic, startMockCic } from '../index.ts';
import { type IcwsClient, logIn, logInAgent, postLogin } from '../testing/icws-client.ts';

const running: { close(): unknown }[] = [];

async function start(clock = new VirtualClock()): Promise<MockCic> {
  const cic = await startMockCic({ clock });
  running.unshift(cic);
  return cic;
}

afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
});

async function streaming(cic: MockCic, userId = 'agent1'): Promise<IcwsClient> {
  const client = await logInAgent(cic.url, userId, { reading: 'stream' });
  running.push(client);
  return client;
}

const watchQueue = (client: IcwsClient) =>
  client.request('PUT', '/messaging/subscriptions/queues/q', {
    queueIds: [{ queueType: 1, queueName: 'agent1' }],
    attributeNames: ['Eic_State'],
  });

const stateOf = (id: string, state: string) => (message: { [property: string]: unknown }) =>
  JSON.stringify(message).includes(`{"interactionId":"${id}","attributes":{"Eic_State":"${state}"}}`);

test('a session is lost in the middle, once, and only for the user that the plan names', async () => {
  const cic = await start();
  const first = await logIn(cic.url, 'agent1');
  const second = await logIn(cic.url, 'agent2');
  cic.planFaults({ rules: [{ fault: 'unauthorized', userId: 'agent1', times: 1 }] });
  expect((await second.request('GET', '/connection')).status).toBe(200);
  expect(await first.request('GET', '/connection/station')).toMatchObject({
    status: 401,
    body: { errorCode: 1 },
  });
  expect((await first.request('GET', '/connection')).body).toMatchObject({ connectionState: 2 });
  expect((await logIn(cic.url, 'agent1')).sessionId).not.toBe(first.sessionId);
});

test('a login meets 503 with alternate hosts and succeeds the next time', async () => {
  const cic = await start();
  cic.planFaults({ rules: [{ fault: 'unavailable', method: 'POST', path: '/icws/connection', times: 1 }] });
  const refused = await postLogin(cic.url, 'agent1');
  expect(refused).toMatchObject({ status: 503, body: { alternateHostList: [] } });
  expect((await postLogin(cic.url, 'agent1')).status).toBe(201);
});

test('a command that fails with 500 is not carried out', async () => {
  const cic = await start();
  const agent = await logInAgent(cic.url, 'agent1');
  const id = cic.placeCall({ to: { user: 'agent1' } });
  cic.planFaults({ rules: [{ fault: 'error', path: '/pickup' }] });
  expect((await agent.request('POST', `/interactions/${id}/pickup`)).status).toBe(500);
  expect(cic.state().interactions[0]?.state).toBe('A');
  cic.planFaults({ rules: [] });
  expect((await agent.request('POST', `/interactions/${id}/pickup`)).status).toBe(200);
});

test('a slow command is carried out at once and answered late', async () => {
  const clock = new VirtualClock();
  const cic = await start(clock);
  const agent = await streaming(cic);
  await watchQueue(agent);
  const id = cic.placeCall({ to: { user: 'agent1' } });
  cic.planFaults({ rules: [{ fault: 'slow', path: '/pickup', delayMs: 3_000 }] });
  let isAnswered = false;
  const answer = agent.request('POST', `/interactions/${id}/pickup`).then((reply) => {
    isAnswered = true;
    return reply;
  });
  await agent.until(stateOf(id, 'C'));
  expect(isAnswered).toBe(false);
  await clock.advance(3_000);
  expect((await answer).status).toBe(200);
});

test('a poll whose answer is lost takes its messages with it', async () => {
  const cic = await start();
  const agent = await logInAgent(cic.url, 'agent1');
  await watchQueue(agent);
  cic.planFaults({ rules: [{ fault: 'lostPoll', times: 1 }] });
  await expect(agent.request('GET', '/messaging/messages')).rejects.toThrow();
  expect(await agent.request('GET', '/messaging/messages')).toMatchObject({ status: 200, body: [] });
});

test('a stream that is cut loses a message, and the session lives on', async () => {
  const cic = await start();
  const agent = await streaming(cic);
  await watchQueue(agent);
  await agent.until(({ isDelta, subscriptionId }) => !isDelta && subscriptionId === 'q');
  cic.planFaults({ rules: [{ fault: 'cutStream', times: 1 }] });
  cic.placeCall({ to: { user: 'agent1' } });
  expect(await agent.streamEnd).toBe('cut');
  expect((await agent.request('GET', '/messaging/messages')).body).toEqual([]);
  expect((await agent.request('GET', '/connection')).body).toMatchObject({ connectionState: 1 });
});

test('a snapshot comes twice', async () => {
  const cic = await start();
  const agent = await logInAgent(cic.url, 'agent1');
  await agent.request('GET', '/messaging/messages');
  cic.planFaults({ rules: [{ fault: 'duplicateSnapshot' }] });
  await watchQueue(agent);
  const { body } = await agent.request<unknown[]>('GET', '/messaging/messages');
  const snapshot = { subscriptionId: 'q', isDelta: false };
  expect(body).toMatchObject([snapshot, snapshot]);
});

test('what follows from a command comes after its reply, where the plan says so', async () => {
  const cic = await start();
  const agent = await streaming(cic);
  await watchQueue(agent);
  const id = cic.placeCall({ to: { user: 'agent1' } });
  await agent.until(stateOf(id, 'A'));
  cic.planFaults({ rules: [{ fault: 'messageAfterReply', path: '/pickup' }] });
  const heard = agent.until(stateOf(id, 'C'));
  expect((await agent.request('POST', `/interactions/${id}/pickup`)).status).toBe(200);
  await heard;
  expect(cic.readFaults().strikes).toEqual([
    {
      fault: 'messageAfterReply',
      rule: 0,
      method: 'POST',
      path: '{S}/interactions/{interactionId}/pickup',
      userId: 'agent1',
    },
  ]);
});

test('what follows from a command comes before its reply, where the plan says so', async () => {
  const clock = new VirtualClock();
  const cic = await start(clock);
  const agent = await streaming(cic);
  await watchQueue(agent);
  const id = cic.placeCall({ to: { user: 'agent1' } });
  cic.planFaults({ rules: [{ fault: 'messageBeforeReply', path: '/pickup' }] });
  const answer = agent.request('POST', `/interactions/${id}/pickup`);
  await agent.until(stateOf(id, 'C'));
  await clock.advance(50);
  expect((await answer).status).toBe(200);
});

async function strikesWith(plan: FaultPlan): Promise<readonly number[]> {
  const cic = await start();
  const agent = await logIn(cic.url, 'agent1');
  cic.planFaults(plan);
  const statuses: number[] = [];
  for (let round = 0; round < 24; round += 1) {
    statuses.push((await agent.request('GET', '/connection/station')).status);
  }
  return statuses;
}

test('the same seed gives the same faults in the same order, another seed others', async () => {
  const rules = [{ fault: 'error', probability: 0.5 } as const];
  const statuses = await strikesWith({ seed: 7, rules });
  expect(new Set(statuses)).toEqual(new Set([400, 500]));
  expect(await strikesWith({ seed: 7, rules })).toEqual(statuses);
  expect(await strikesWith({ seed: 8, rules })).not.toEqual(statuses);
});

test('a plan that names nobody or nothing is refused', async () => {
  const cic = await start();
  const post = async (body: unknown) => {
    const response = await fetch(`${cic.url}/control/faults`, { method: 'POST', body: JSON.stringify(body) });
    return response.status;
  };
  expect(await post({ rules: [{ fault: 'error', userId: 'nobody' }] })).toBe(404);
  expect(await post({ rules: [{ fault: 'flood' }] })).toBe(400);
  expect(await post({ rules: [{ fault: 'error', probability: 2 }] })).toBe(400);
  expect(await post({ seed: 3, rules: [{ fault: 'error' }] })).toBe(200);
  expect(cic.readFaults()).toEqual({ seed: 3, rules: [{ fault: 'error', probability: 1 }], strikes: [] });
});
