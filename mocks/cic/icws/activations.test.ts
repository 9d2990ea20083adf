import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type MockCic, startMockCic } from '../start-mock-cic.ts';
import { type IcwsClient, logIn, logInAgent, postLogin } from '../testing/icws-client.ts';

let cic: MockCic;
const clients: IcwsClient[] = [];

beforeAll(async () => {
  cic = await startMockCic();
});

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
  cic.reset();
});

afterAll(() => cic.close());

async function streaming(userId: string): Promise<IcwsClient> {
  const client = await logIn(cic.url, userId, 'stream');
  clients.push(client);
  return client;
}

test('an agent turns the own work for a workgroup off, and ACD honours it', async () => {
  const agent = await logInAgent(cic.url, 'agent3');
  const all = { userId: 'agent3', activations: { Sales: true, Support: true } };
  expect(await agent.request('GET', '/activations/users/agent3')).toMatchObject({ status: 200, body: all });
  const put = await agent.request('PUT', '/activations/users/agent3', { activations: { Sales: 'false' } });
  expect(put).toMatchObject({ status: 200, body: { activations: { Sales: false, Support: true } } });
  cic.placeCall({ to: { workgroup: 'Sales' } });
  expect(cic.state().interactions[0]).toMatchObject({ state: 'O', user: null });
  await agent.request('PUT', '/activations/workgroups/Sales', { activations: { agent3: true } });
  expect(cic.state().interactions[0]).toMatchObject({ state: 'A', user: 'agent3' });
});

test('sets are read for several users and workgroups, with a filter; unknown names are left out', async () => {
  const client = await logIn(cic.url, 'agent1');
  expect((await client.request('GET', '/activations/users')).body).toMatchObject({ propertyName: 'select' });
  const users = await client.request('GET', '/activations/users?select=agent1,agent3,nobody&filter=sales');
  expect(users.body).toEqual({
    userActivationSetList: [
      { userId: 'agent1', activations: { Sales: true } },
      { userId: 'agent3', activations: { Sales: true } },
    ],
  });
  const workgroups = await client.request(
    'GET',
    '/activations/workgroups?select=Support&filter=agent3,agent1',
  );
  expect(workgroups.body).toEqual({
    workgroupActivationSetList: [{ workgroupId: 'Support', activations: { agent3: true } }],
  });
  expect((await client.request('GET', '/activations/workgroups/None')).status).toBe(404);
});

test('others are activated by a super user only, and members only', async () => {
  const activations = { Sales: false };
  const agent = await logIn(cic.url, 'agent1');
  expect((await agent.request('PUT', '/activations/users/agent2', { activations })).status).toBe(403);
  expect(
    (await agent.request('PUT', '/activations/workgroups/Sales', { activations: { agent2: false } })).status,
  ).toBe(403);
  const service = await logIn(cic.url, 'bridge');
  expect((await service.request('PUT', '/activations/users/agent2', { activations })).status).toBe(200);
  const foreign = await service.request('PUT', '/activations/users/agent1', {
    activations: { Support: true },
  });
  expect(foreign).toMatchObject({ status: 400, body: { propertyName: 'activations' } });
});

test('changes are told to those who watch the user or the workgroup', async () => {
  const watcher = await streaming('bridge');
  const base = '/messaging/subscriptions/activations';
  await watcher.request('PUT', `${base}/users/u`, { userId: 'agent3', workgroupIds: ['*'] });
  await watcher.request('PUT', `${base}/workgroups/w`, {
    workgroupId: 'sales',
    userIds: ['agent3', 'agent1'],
  });
  const told = (subscriptionId: string, isDelta: boolean) =>
    watcher.until((message) => message.subscriptionId === subscriptionId && message.isDelta === isDelta);
  expect(await told('u', false)).toMatchObject({ activationsChanged: { Sales: true, Support: true } });
  expect(await told('w', false)).toMatchObject({ activationsChanged: { agent1: true, agent3: true } });
  await watcher.request('PUT', '/activations/users/agent3', { activations: { Sales: false } });
  expect((await told('u', true)).activationsChanged).toEqual({ Sales: false });
  expect(await told('w', true)).toMatchObject({
    workgroupId: 'Sales',
    activationsChanged: { agent3: false },
  });
});

test('status texts come in the language of the session, ids do not change', async () => {
  const texts = async (language: string) => {
    const login = await postLogin(cic.url, 'agent1', { headers: { 'accept-language': language } });
    const response = await fetch(`${cic.url}/icws/${login.body.sessionId}/status/status-messages`, {
      headers: {
        cookie: (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
        'ININ-ICWS-CSRF-Token': login.body.csrfToken,
      },
    });
    const { statusMessageList } = (await response.json()) as { statusMessageList: Record<string, string>[] };
    return statusMessageList.find(({ statusId }) => statusId === 'Follow Up');
  };
  const english = await texts('en-us');
  const german = await texts('fr-fr;q=0.9, en;q=0.5, de-CH;q=0.8');
  expect([english?.messageText, german?.messageText]).toEqual(['Follow Up', 'Nachbearbeitung']);
  expect({ ...german, messageText: '' }).toEqual({ ...english, messageText: '' });
  expect(english?.iconUri).toMatch(/^data:image/);
  expect((await texts('fr'))?.messageText).toBe('Follow Up');
});

test('notes of each status are remembered, told to their user, and to nobody else', async () => {
  const agent = await streaming('agent1');
  await agent.request('PUT', '/messaging/subscriptions/status/user-status-previous-info');
  await agent.request('PUT', '/status/user-statuses/agent1', { statusId: 'At Lunch', notes: 'pizza' });
  await agent.request('PUT', '/status/user-statuses/agent1', { statusId: 'Available' });
  const info = { statusId: 'At Lunch', notes: 'pizza', forwardNumber: '' };
  const type = 'urn:inin.com:status:userStatusPreviousInfoMessage';
  expect(await agent.until((message) => message.__type === type && message.isDelta)).toMatchObject({
    userStatusPreviousInfoList: [info],
  });
  const path = '/status/user-status-previous-info/agent1';
  expect((await agent.request('GET', path)).body).toEqual({ userStatusPreviousInfoList: [info] });
  const other = await logIn(cic.url, 'agent2');
  expect(await other.request('GET', path)).toMatchObject({
    status: 400,
    body: { errorId: 'error.request.accessDenied' },
  });
  expect((await other.request('GET', '/status/user-status-previous-info/nobody')).status).toBe(404);
});
