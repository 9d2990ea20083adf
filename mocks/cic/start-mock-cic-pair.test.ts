import { VirtualClock } from '@switchhook/bridge/clock';
import { afterEach, expect, test } from 'vitest';
import { demoWorld, type MockCicPair, startMockCic, startMockCicPair } from './index.ts';
import { logInAgent, postLogin, type Reading } from './testing/icws-client.ts';

const running: MockCicPair[] = [];

async function start(): Promise<MockCicPair> {
  const pair = await startMockCicPair({ clock: new VirtualClock() });
  running.push(pair);
  return pair;
}

afterEach(async () => {
  for (const pair of running.splice(0)) await pair.close();
});

const stateChange = 'urn:inin.com:connection:connectionStateChangeMessage';

test('the second server answers logins with 503 and names the first', async () => {
  const pair = await start();
  const refused = await postLogin(pair.second.url, 'agent1');
  expect(refused.status).toBe(503);
  expect(refused.body).toMatchObject({
    errorId: 'error.server.notAcceptingConnections',
    alternateHostList: [pair.first.address],
  });
  const accepted = await postLogin(pair.first.url, 'agent1');
  expect(accepted.body).toMatchObject({ icServer: 'cic1', alternateHostList: [pair.second.address] });
});

test.each<Reading>(['stream', 'polling'])(
  'a switchover tells a client that reads by %s, and its call lives on at the other server',
  async (reading) => {
    const pair = await start();
    const agent = await logInAgent(pair.first.url, 'agent1', { reading });
    const id = pair.placeCall({ to: { user: 'agent1' }, from: '+4930123' });
    await agent.request('POST', `/interactions/${id}/pickup`);
    const response = await fetch(`${pair.second.url}/control/switchover`, { method: 'POST' });
    expect(await response.json()).toEqual({ active: pair.second.address, ended: 1 });
    expect(await agent.until(({ __type }) => __type === stateChange)).toMatchObject({
      previousConnectionState: 1,
      newConnectionState: 2,
      shouldReconnect: true,
    });
    if (reading === 'stream') expect(await agent.streamEnd).toBe('ended');
    expect(await agent.request('GET', '/connection')).toMatchObject({ body: { connectionState: 2 } });
    expect(await agent.request('GET', '/messaging/messages')).toMatchObject({
      status: 503,
      body: { alternateHostList: [pair.second.address] },
    });
    expect((await postLogin(pair.first.url, 'agent1')).body).toMatchObject({
      alternateHostList: [pair.second.address],
    });
    expect(pair.active).toBe(pair.second);

    const again = await logInAgent(pair.second.url, 'agent1', { reading });
    await again.request('PUT', '/messaging/subscriptions/queues/q', {
      queueIds: [{ queueType: 1, queueName: 'agent1' }],
      attributeNames: ['Eic_State'],
    });
    expect(await again.until((message) => message.subscriptionId === 'q')).toMatchObject({
      isDelta: false,
      interactionsAdded: [{ interactionId: id, attributes: { Eic_State: 'C' } }],
    });
    again.close();
  },
);

test('the status of the pair names the active server first, whichever is asked', async () => {
  const pair = await start();
  const before = await logInAgent(pair.first.url, 'agent1');
  expect((await before.request('GET', '/connection/switchover-status')).body).toMatchObject({
    isSwitchoverActive: true,
    primaryHost: pair.first.address,
    backupHost: pair.second.address,
  });
  pair.switchover();
  const after = await logInAgent(pair.second.url, 'agent1');
  expect((await after.request('GET', '/connection/switchover-status')).body).toMatchObject({
    primaryHost: pair.second.address,
    backupHost: pair.first.address,
  });
  expect((await after.request('GET', '/status/user-statuses/agent1')).body).toMatchObject({
    icServers: ['cic2'],
  });
});

test('a pair switches back', async () => {
  const pair = await start();
  pair.switchover();
  pair.switchover();
  expect((await postLogin(pair.first.url, 'agent1')).status).toBe(201);
  expect((await postLogin(pair.second.url, 'agent1')).status).toBe(503);
});

test('a server without partner has nothing to switch to', async () => {
  const cic = await startMockCic();
  try {
    expect(() => cic.switchover()).toThrow(/no partner/);
    const agent = await logInAgent(cic.url, 'agent1');
    expect((await agent.request('GET', '/connection/switchover-status')).body).toEqual({
      isSwitchoverActive: false,
      primaryHost: '127.0.0.1',
    });
  } finally {
    await cic.close();
  }
});

test('a hundred agents in calls find each their call and status at the other server', async () => {
  const pair = await startMockCicPair({ clock: new VirtualClock(), world: demoWorld(100) });
  running.push(pair);
  const userIds = Array.from({ length: 100 }, (_, index) => `agent${index + 1}`);
  const callOf = new Map<string, string>();
  for (const userId of userIds) {
    const agent = await logInAgent(pair.first.url, userId);
    const id = pair.placeCall({ to: { user: userId }, from: '+4930123' });
    await agent.request('POST', `/interactions/${id}/pickup`);
    callOf.set(userId, id);
  }
  expect(pair.switchover().ended).toBe(100);
  expect(pair.state().users.filter(({ loggedIn }) => loggedIn)).toEqual([]);
  for (const userId of userIds) await logInAgent(pair.second.url, userId);
  const { users, interactions } = pair.state();
  expect(interactions.every(({ state }) => state === 'C')).toBe(true);
  for (const { userId, queue, status, onPhone } of users.slice(0, 100)) {
    expect({ queue, status, onPhone }).toEqual({
      queue: [callOf.get(userId)],
      status: 'Available',
      onPhone: true,
    });
  }
});

test('a pair on one address names its servers with their ports', async () => {
  const pair = await startMockCicPair({ hosts: ['127.0.0.1', '127.0.0.1'] });
  running.push(pair);
  const refused = await postLogin(pair.second.url, 'agent1');
  expect(refused.body).toMatchObject({ alternateHostList: [`127.0.0.1:${pair.first.port}`] });
  expect(pair.second.address).toBe(`127.0.0.1:${pair.second.port}`);
  expect(pair.second.port).not.toBe(pair.first.port);
});

test('a pair behind proxies names its servers as the proxies are called', async () => {
  const pair = await start();
  pair.announce('127.0.0.1:1', '127.0.0.1:2');
  expect((await postLogin(pair.first.url, 'agent1')).body).toMatchObject({
    alternateHostList: ['127.0.0.1:2'],
  });
  expect((await postLogin(pair.second.url, 'agent1')).body).toMatchObject({
    alternateHostList: ['127.0.0.1:1'],
  });
});
