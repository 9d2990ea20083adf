import { VirtualClock } from '@switchhook/bridge/clock';
import { afterEach, expect, test } from 'vitest';
import { type MockCic, startMockCic } from '../start-mock-cic.ts';
import { type IcwsClient, logIn, logInAgent } from '../testing/icws-client.ts';

const running: MockCic[] = [];

async function start(): Promise<{ cic: MockCic; clock: VirtualClock }> {
  const clock = new VirtualClock();
  const cic = await startMockCic({ clock });
  running.push(cic);
  return { cic, clock };
}

afterEach(async () => {
  for (const cic of running.splice(0)) await cic.close();
});

async function attribute(client: IcwsClient, id: string, name: string): Promise<string | undefined> {
  const answer = await client.request<{ attributes: Record<string, string> }>(
    'GET',
    `/interactions/${id}?select=${name}`,
  );
  return answer.body.attributes[name];
}

const createCall = (target: string, rest: object = {}) => ({
  __type: 'urn:inin.com:interactions:createCallParameters',
  target,
  ...rest,
});

test('a call is created with attributes, held, retrieved, and hung up', async () => {
  const { cic, clock } = await start();
  const agent = await logInAgent(cic.url, 'agent1');
  const created = await agent.request<{ interactionId: string }>(
    'POST',
    '/interactions',
    createCall('+496227747474', {
      workgroup: 'sales',
      callMadeStage: '1',
      additionalAttributes: { Case: 5 },
    }),
  );
  const { interactionId: id } = created.body;
  expect([created.status, created.headers.get('location')]).toEqual([
    201,
    `/icws/${agent.sessionId}/interactions/${id}`,
  ]);
  expect(await attribute(agent, id, 'case')).toBe('5');
  expect(await attribute(agent, id, 'Eic_AssignedWorkgroup')).toBe('Sales');
  await clock.advance(100);
  cic.remoteAnswer(id);
  for (const [command, body, state] of [
    ['hold', { on: true }, 'H'],
    ['pickup', undefined, 'C'],
    ['hold', { on: 'true' }, 'H'],
    ['hold', { on: false }, 'C'],
    ['send-digits', { dtmfDigits: '12#' }, 'C'],
    ['disconnect', undefined, 'I'],
  ] as const) {
    expect((await agent.request('POST', `/interactions/${id}/${command}`, body)).status).toBe(200);
    expect(await attribute(agent, id, 'Eic_State')).toBe(state);
  }
});

test('a call between agents rings on the other side', async () => {
  const { cic, clock } = await start();
  const anna = await logInAgent(cic.url, 'agent1');
  const ben = await logInAgent(cic.url, 'agent2');
  const created = await anna.request<{ interactionId: string }>('POST', '/interactions', createCall('1002'));
  await clock.advance(100);
  const ringing = cic.state().interactions.find(({ user }) => user === 'agent2');
  expect(ringing).toMatchObject({
    state: 'A',
    remoteName: 'Anna Muster',
    linkedInteractionId: created.body.interactionId,
  });
  await ben.request('POST', `/interactions/${ringing?.interactionId}/pickup`);
  expect(await attribute(anna, created.body.interactionId, 'Eic_CallState')).toBe('Connected');
});

test.each([
  ['a target that cannot be dialled', createCall('nobody'), 400, 'error.request.invalidProperty'],
  ['no target', { ...createCall(''), target: undefined }, 400, 'error.request.missingProperty'],
  ['an unknown type', { __type: 'urn:inin.com:interactions:other' }, 400, 'error.request.invalidProperty'],
  [
    'a chat with oneself',
    { __type: 'urn:inin.com:interactions.chat:createChatParameters', target: 'agent1' },
    400,
    'error.request.invalidProperty',
  ],
  [
    'an unknown workgroup',
    createCall('1002', { workgroup: 'Nowhere' }),
    400,
    'error.request.invalidProperty',
  ],
])('creating with %s is refused', async (_what, body, status, errorId) => {
  const { cic } = await start();
  const agent = await logInAgent(cic.url, 'agent1');
  expect(await agent.request('POST', '/interactions', body)).toMatchObject({ status, body: { errorId } });
  expect(cic.state().interactions).toEqual([]);
});

test('creating and answering need a station', async () => {
  const { cic } = await start();
  const bridge = await logIn(cic.url, 'bridge');
  await logInAgent(cic.url, 'agent1');
  const id = cic.placeCall({ to: { user: 'agent1' }, from: '' });
  for (const answer of [
    await bridge.request('POST', '/interactions', createCall('1002')),
    await bridge.request('POST', `/interactions/${id}/pickup`),
  ]) {
    expect(answer).toMatchObject({ status: 400, body: { errorId: 'error.request.station.notFound' } });
  }
});

test('agents act on their own interactions, the super user on all', async () => {
  const { cic } = await start();
  await logInAgent(cic.url, 'agent1');
  const ben = await logInAgent(cic.url, 'agent2');
  const bridge = await logIn(cic.url, 'bridge');
  const id = cic.placeCall({ to: { user: 'agent1' }, from: '' });
  const refused = { status: 403, body: { errorId: 'error.request.accessDenied' } };
  expect(await ben.request('POST', `/interactions/${id}/disconnect`)).toMatchObject(refused);
  expect(await ben.request('GET', `/interactions/${id}?select=Eic_State`)).toMatchObject(refused);
  expect(await ben.request('POST', `/interactions/${id}`, { attributes: { A: 'b' } })).toMatchObject(refused);
  expect(await attribute(bridge, id, 'Eic_State')).toBe('A');
  expect((await bridge.request('POST', `/interactions/${id}/disconnect`)).status).toBe(200);
});

test('unknown interactions and wrong states are told apart', async () => {
  const { cic } = await start();
  const agent = await logInAgent(cic.url, 'agent1');
  expect(await agent.request('POST', '/interactions/1/pickup')).toMatchObject({
    status: 404,
    body: { errorId: 'error.request.interaction.notFound' },
  });
  const id = cic.placeCall({ to: { user: 'agent1' }, from: '' });
  expect(await agent.request('POST', `/interactions/${id}/hold`, { on: true })).toMatchObject({
    status: 400,
    body: { errorId: 'error.request.interaction.invalidState' },
  });
  expect(await agent.request('POST', `/interactions/${id}/hold`)).toMatchObject({
    status: 400,
    body: { errorId: 'error.request.invalidJson' },
  });
});

test.each([
  [{ queueID: { queueType: '2', queueName: 'support' } }, 'O', 'Support'],
  [{ queueID: { queueType: 1, queueName: 'agent2' } }, 'M', ''],
  [{ target: '+496227' }, 'C', ''],
])('a call is transferred to %j', async (body, state, workgroup) => {
  const { cic } = await start();
  const agent = await logInAgent(cic.url, 'agent1');
  const bridge = await logIn(cic.url, 'bridge');
  const id = cic.placeCall({ to: { user: 'agent1' }, from: '' });
  await agent.request('POST', `/interactions/${id}/pickup`);
  expect((await agent.request('POST', `/interactions/${id}/blind-transfer`, body)).status).toBe(200);
  expect(await attribute(bridge, id, 'Eic_State')).toBe(state);
  expect(await attribute(bridge, id, 'Eic_WorkgroupName')).toBe(workgroup);
});

test.each([
  [{}],
  [{ target: '1002', queueID: { queueType: 1, queueName: 'agent2' } }],
  [{ target: 'nobody' }],
  [{ queueID: { queueType: 2, queueName: 'Nowhere' } }],
  [{ queueID: { queueType: 9, queueName: 'Sales' } }],
])('a transfer to %j is refused and moves nothing', async (body) => {
  const { cic } = await start();
  const agent = await logInAgent(cic.url, 'agent1');
  const id = cic.placeCall({ to: { user: 'agent1' }, from: '' });
  expect((await agent.request('POST', `/interactions/${id}/blind-transfer`, body)).status).toBe(400);
  expect(await attribute(agent, id, 'Eic_State')).toBe('A');
});

test('reading without select gives the call id, and asked names come back as they were spelled', async () => {
  const { cic } = await start();
  const agent = await logInAgent(cic.url, 'agent1');
  const id = cic.placeCall({ to: { user: 'agent1' }, from: '', attributes: { CrmCase: '7' } });
  expect((await agent.request('GET', `/interactions/${id}`)).body).toEqual({
    attributes: { Eic_CallId: id },
  });
  expect((await agent.request('GET', `/interactions/${id}?select=EIC_STATE,crmcase,Unset`)).body).toEqual({
    attributes: { EIC_STATE: 'A', crmcase: '7', Unset: '' },
  });
});

test('statuses are set by the user or the super user, and only selectable ones', async () => {
  const { cic } = await start();
  const agent = await logIn(cic.url, 'agent1');
  const bridge = await logIn(cic.url, 'bridge');
  const put = (client: IcwsClient, userId: string, statusId: string) =>
    client.request('PUT', `/status/user-statuses/${userId}`, { statusId });
  expect((await put(agent, 'agent1', 'At Lunch')).status).toBe(202);
  expect((await put(bridge, 'agent1', 'Available')).status).toBe(202);
  expect((await put(agent, 'agent2', 'Available')).status).toBe(403);
  expect((await put(agent, 'agent1', 'Sleeping')).status).toBe(400);
  expect((await put(agent, 'agent1', 'AcdAgentNotAnswering')).status).toBe(400);
  expect(await put(bridge, 'nobody', 'Available')).toMatchObject({
    status: 400,
    body: { errorId: 'error.request.user.notFound' },
  });
  expect((await agent.request('GET', '/status/user-statuses/agent1')).body).toMatchObject({
    userId: 'agent1',
    statusId: 'Available',
    loggedIn: true,
    onPhone: false,
    icServers: ['cic1'],
  });
  const until = { untilDateTime: '2026-03-14T12:00:00Z', hasDate: false, hasTime: true };
  await agent.request('PUT', '/status/user-statuses/agent1', { statusId: 'At Lunch', notes: 'soup', until });
  expect((await agent.request('GET', '/status/user-statuses/agent1')).body).toMatchObject({
    notes: 'soup',
    until: { untilDateTime: '20260314T120000Z', hasTime: true },
  });
});

test('status messages carry their flags, and users may choose the selectable ones', async () => {
  const { cic } = await start();
  const agent = await logIn(cic.url, 'agent1');
  const list = await agent.request<{ statusMessageList: Record<string, unknown>[] }>(
    'GET',
    '/status/status-messages',
  );
  const find = (id: string) => list.body.statusMessageList.find(({ statusId }) => statusId === id);
  expect(find('Available')).toMatchObject({ isAcdStatus: true, isSelectableStatus: true });
  expect(find('Follow Up')).toMatchObject({ isAfterCallWorkStatus: true, isAcdStatus: false });
  expect(find('AcdAgentNotAnswering')).toMatchObject({ isSelectableStatus: false });
  const access = await agent.request<{ statusMessages: string[] }>(
    'GET',
    '/status/status-messages-user-access/agent1',
  );
  expect(access.body.statusMessages).toContain('Do Not disturb');
  expect(access.body.statusMessages).not.toContain('AcdAgentNotAnswering');
});

test('statuses come in groups, each with an icon of its own', async () => {
  const { cic } = await start();
  const agent = await logIn(cic.url, 'agent1');
  const list = await agent.request<{ statusMessageList: Record<string, string>[] }>(
    'GET',
    '/status/status-messages',
  );
  const all = list.body.statusMessageList;
  const groupOf = (id: string) => all.find(({ statusId }) => statusId === id)?.groupTag;
  expect(groupOf('Available')).toBe(groupOf('Available, No ACD'));
  expect(groupOf('At Lunch')).toBe(groupOf('In a meeting'));
  expect(groupOf('Gone Home')).toBe(groupOf('On Vacation'));
  const names = ['Available', 'At Lunch', 'Gone Home', 'Follow Up', 'Do Not disturb'];
  expect(new Set(names.map(groupOf)).size).toBe(5);
  expect(new Set(all.map(({ groupTag }) => groupTag)).size).toBe(5);
  const icons = new Set(all.map(({ groupTag, iconUri }) => `${groupTag} ${iconUri}`));
  expect([icons.size, new Set(all.map(({ iconUri }) => iconUri)).size]).toEqual([5, 5]);
});

test('users and workgroups are read with the properties that were selected', async () => {
  const { cic } = await start();
  const bridge = await logIn(cic.url, 'bridge');
  const all = await bridge.request<{ items: unknown[] }>('GET', '/configuration/users');
  expect(all.body.items[0]).toEqual({
    configurationId: { id: 'agent1', displayName: 'Anna Muster', uri: '/configuration/users/agent1' },
  });
  const one = await bridge.request('GET', '/configuration/users/agent1?select=extension,workgroups');
  expect(one.body).toMatchObject({ extension: '1001', workgroups: [{ id: 'Sales' }] });
  const sales = await bridge.request('GET', '/configuration/workgroups/Sales?select=*');
  expect(sales.body).toMatchObject({ isWrapUpActive: true, queueType: 5, members: { length: 4 } });
  expect((await bridge.request('GET', '/configuration/users/nobody')).status).toBe(404);
});
