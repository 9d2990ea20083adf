import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MockCic } from '../start-mock-cic.ts';
import { startTestCic } from '../testing/a-cic.ts';
import { type IcwsClient, logIn, logInAgent, postLogin } from '../testing/icws-client.ts';

const running: MockCic[] = [];
let cic: MockCic;
let admin: IcwsClient;

beforeEach(async () => {
  ({ cic } = await startTestCic(running));
  admin = await logIn(cic.url, 'bridge');
});

afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
});

const newUser = {
  configurationId: { id: 'zoe.new' },
  extension: '1099',
  personalInformationProperties: { givenName: 'Zoe', surname: 'New', departmentName: 'Sales' },
  workgroups: [{ id: 'Sales' }],
  outboundAni: '+49301099',
};

async function watch(type: string, id: string, properties: readonly string[]): Promise<void> {
  const parameters = { configurationIds: ['*'], properties, rightsFilter: 'view' };
  await admin.request('PUT', `/messaging/subscriptions/configuration/${type}/${id}`, parameters);
  await admin.until(({ subscriptionId, isDelta }) => subscriptionId === id && !isDelta);
}

test('a user who is created has a password, a workgroup and a place in ACD', async () => {
  const created = await admin.request<any>('POST', '/configuration/users', newUser);
  expect(created).toMatchObject({
    status: 201,
    body: { id: 'zoe.new', uri: '/configuration/users/zoe.new' },
  });
  expect(created.headers.get('location')).toContain('/configuration/users/zoe.new');
  const read = await admin.request('GET', '/configuration/users/zoe.new?select=*');
  expect(read.body).toMatchObject({
    configurationId: { displayName: 'Zoe New' },
    extension: '1099',
    outboundAni: '+49301099',
    personalInformationProperties: { departmentName: 'Sales' },
    workgroups: [{ id: 'Sales' }],
  });
  expect((await postLogin(cic.url, 'zoe.new', { password: '' })).status).toBe(400);
  const path = '/configuration/users/zoe.new/password';
  expect((await admin.request('PUT', path, { password: 'secret' })).status).toBe(204);
  const zoe = await logIn(cic.url, 'zoe.new');
  await zoe.request('PUT', '/connection/station', {
    __type: 'urn:inin.com:connection:remoteNumberSettings',
    remoteNumber: '+49171',
    readyForInteractions: true,
  });
  await zoe.request('PUT', '/status/user-statuses/zoe.new', { statusId: 'Available' });
  const id = cic.placeCall({ to: { workgroup: 'Sales' } });
  expect(cic.state().interactions).toMatchObject([{ interactionId: id, user: 'zoe.new', state: 'A' }]);
});

test('who joins a workgroup gets the call that waits there', async () => {
  await logInAgent(cic.url, 'agent6');
  const id = cic.placeCall({ to: { workgroup: 'Sales' } });
  expect(cic.state().interactions[0]?.state).toBe('O');
  const changed = await admin.request('PUT', '/configuration/workgroups/sales', {
    members: [{ id: 'agent1' }, { id: 'agent6' }],
  });
  expect(changed).toMatchObject({ status: 200, body: { id: 'Sales' } });
  expect(cic.state().interactions).toMatchObject([{ interactionId: id, user: 'agent6', state: 'A' }]);
});

test('subscribers hear what is added, changed and removed, and nothing else', async () => {
  await watch('users', 'u', ['extension']);
  await watch('workgroups', 'w', ['members']);
  await admin.request('POST', '/configuration/users', newUser);
  await admin.request('PUT', '/configuration/users/agent2', { extension: '1502' });
  await admin.request('PUT', '/configuration/users/agent2', { notes: 'of no interest' });
  await admin.request('DELETE', '/configuration/users/zoe.new');
  const told = await admin.request<any[]>('GET', '/messaging/messages');
  const ofUsers = told.body.filter(({ subscriptionId }) => subscriptionId === 'u');
  expect(ofUsers).toMatchObject([
    { isDelta: true, added: [{ configurationId: { id: 'zoe.new' }, extension: '1099' }] },
    { isDelta: true, changed: [{ configurationId: { id: 'agent2' }, extension: '1502' }] },
    { isDelta: true, removed: ['zoe.new'] },
  ]);
  const ofWorkgroups = told.body.filter(({ subscriptionId }) => subscriptionId === 'w');
  expect(ofWorkgroups.map(({ changed }) => changed?.[0].members.length)).toEqual([5, 4]);
});

test('a subscriber to the status text hears of a status that the control API sets', async () => {
  await watch('users', 'u', ['statusText']);
  cic.setStatus('agent1', 'At Lunch');
  const told = await admin.until(({ subscriptionId, isDelta }) => subscriptionId === 'u' && isDelta);
  expect(told).toMatchObject({ changed: [{ configurationId: { id: 'agent1' }, statusText: 'At Lunch' }] });
});

test('statuses, stations and wrap-up codes are created, used and deleted', async () => {
  await admin.request('PUT', '/messaging/subscriptions/status/status-messages');
  const messageText = { defaultValue: 'Coffee', multiLanguageValues: [{ language: 'de', value: 'Kaffee' }] };
  const status = { configurationId: { id: 'Coffee' }, messageText, hasTime: true };
  expect((await admin.request('POST', '/configuration/status-messages', status)).status).toBe(201);
  cic.setStatus('agent1', 'coffee');
  const told = await admin.request<any[]>('GET', '/messaging/messages');
  expect(told.body.at(-1).statusMessagesAdded.at(-1)).toMatchObject({
    statusId: 'Coffee',
    messageText: 'Coffee',
    canHaveTime: true,
  });
  const inUse = await admin.request('DELETE', '/configuration/status-messages/Coffee');
  expect(inUse).toMatchObject({ status: 400, body: { validationErrors: [{ propertyValue: 'Coffee' }] } });
  cic.setStatus('agent1', 'Gone Home');
  expect((await admin.request('DELETE', '/configuration/status-messages/Coffee')).status).toBe(204);

  const station = { configurationId: { id: 'WS-NEW' }, extension: '3099' };
  expect((await admin.request('POST', '/configuration/stations', station)).status).toBe(201);
  const bound = await admin.request('PUT', '/connection/station', {
    __type: 'urn:inin.com:connection:workstationSettings',
    workstation: 'WS-NEW',
  });
  expect(bound.status).toBe(200);
  expect((await admin.request('DELETE', '/configuration/stations/WS-NEW')).status).toBe(400);

  const code = { configurationId: { id: 'Refund' }, label: { defaultValue: 'Refund' }, category: 'Success' };
  await admin.request('POST', '/configuration/wrap-up-codes', code);
  const codes = { wrapUpCodes: ['Refund', 'Sold'] };
  await admin.request('PUT', '/configuration/workgroups/Sales', codes);
  await admin.request('DELETE', '/configuration/wrap-up-codes/Sold');
  const sales = await admin.request<any>('GET', '/configuration/workgroups/Sales?select=wrapUpCodes');
  expect(sales.body.wrapUpCodes).toMatchObject([{ id: 'Refund' }]);
});

test.each([
  ['users', { configurationId: { id: 'agent1' } }, 'configurationId'],
  ['users', { configurationId: { id: 'x' }, extension: '1001' }, 'extension'],
  ['users', { configurationId: { id: 'x' }, defaultWorkstation: { id: 'WS-9' } }, 'defaultWorkstation'],
  ['users', { configurationId: { id: 'x' }, workgroups: ['Nowhere'] }, 'workgroups'],
  ['workgroups', { configurationId: { id: 'x' }, members: [{ id: 'nobody' }] }, 'members'],
  ['status-messages', { configurationId: { id: 'x' }, group: 'Sometimes' }, 'group'],
])('%s are not created of %o', async (type, body, propertyName) => {
  const answer = await admin.request('POST', `/configuration/${type}`, body);
  expect(answer).toMatchObject({ status: 400, body: { validationErrors: [{ propertyName }] } });
});

test('agents may not write, what is not there is not found, and an id is needed', async () => {
  const agent = await logIn(cic.url, 'agent1');
  expect((await agent.request('POST', '/configuration/users', newUser)).status).toBe(403);
  expect((await agent.request('DELETE', '/configuration/users/agent2')).status).toBe(403);
  expect((await admin.request('PUT', '/configuration/users/nobody', {})).status).toBe(404);
  expect((await admin.request('DELETE', '/configuration/users/nobody')).status).toBe(404);
  expect(await admin.request('POST', '/configuration/users', { extension: '1' })).toMatchObject({
    status: 400,
    body: { propertyName: 'configurationId.id' },
  });
  expect((await admin.request('DELETE', '/configuration/users/agent1')).status).toBe(400);
});

test('a reset takes back what was configured', async () => {
  await admin.request('POST', '/configuration/users', newUser);
  cic.reset();
  expect(cic.state().users.some(({ userId }) => userId === 'zoe.new')).toBe(false);
});

test('a rights filter leaves what the user has the right to', async () => {
  const agent = await logIn(cic.url, 'agent1');
  const ids = async (client: IcwsClient, type: string, rightsFilter: string) => {
    const path = `/configuration/${type}?rightsFilter=${rightsFilter}`;
    const { body } = await client.request<{ items: readonly any[] }>('GET', path);
    return body.items.map(({ configurationId }) => configurationId.id);
  };
  expect(await ids(agent, 'users', 'view')).toHaveLength(7);
  expect(await ids(agent, 'users', 'admin')).toEqual([]);
  expect(await ids(agent, 'users', 'changeUserStatus')).toEqual(['agent1']);
  expect(await ids(agent, 'workgroups', 'loggedInUser')).toEqual(['Sales']);
  expect(await ids(admin, 'users', 'admin')).toHaveLength(7);
  expect(await ids(admin, 'users', 'pickupUserQueue')).toHaveLength(7);
  expect(await ids(admin, 'users', 'loggedInUser')).toEqual(['bridge']);
  const wrong = await agent.request('GET', '/configuration/users?rightsFilter=mine');
  expect(wrong).toMatchObject({ status: 400, body: { propertyName: 'rightsFilter' } });
});

test('a user changes the own password, if it is a good one', async () => {
  const agent = await logIn(cic.url, 'agent1');
  const change = (oldPassword: string, newPassword: string) =>
    agent.request<any>('POST', '/security/password', { oldPassword, newPassword });
  const errorOf = async (oldPassword: string, newPassword: string) =>
    (await change(oldPassword, newPassword)).body.passwordErrors[0].passwordPolicyErrorId;
  expect(await errorOf('wrong', 'longer')).toBe(7);
  expect(await errorOf('secret', 'secret')).toBe(1);
  expect(await errorOf('secret', 'abc')).toBe(3);
  expect((await change('secret', 'longer')).status).toBe(200);
  expect((await postLogin(cic.url, 'agent1')).status).toBe(400);
  expect((await postLogin(cic.url, 'agent1', { password: 'longer' })).status).toBe(201);
});

test.each(['account-codes', 'client-buttons', 'roles', 'skills', 'wrap-up-categories'])(
  '%s are created, listed, changed and deleted',
  async (type) => {
    const path = `/configuration/${type}`;
    const object = { configurationId: { id: 'One more', displayName: 'Another' }, notes: 'Why not' };
    expect(await admin.request('POST', path, object)).toMatchObject({
      status: 201,
      body: { id: 'One more', uri: `${path}/One%20more` },
    });
    expect((await admin.request('POST', path, object)).status).toBe(400);
    await admin.request('PUT', `${path}/one%20more`, { customAttributes: [{ name: 'a', value: 'b' }] });
    const list = await admin.request<any>('GET', `${path}?select=*&where=configurationId.id eq one more`);
    expect(list.body.items).toMatchObject([
      {
        configurationId: { id: 'One more', displayName: 'Another' },
        notes: 'Why not',
        customAttributes: [{ name: 'a', value: 'b' }],
      },
    ]);
    expect((await admin.request('DELETE', `${path}/One%20more`)).status).toBe(204);
    expect((await admin.request('GET', `${path}/One%20more`)).status).toBe(404);
    const agent = await logIn(cic.url, 'agent1');
    expect((await agent.request('POST', path, object)).status).toBe(403);
  },
);

test('a category that wrap-up codes are in is listed before anybody wrote it, and cannot be deleted', async () => {
  const path = '/configuration/wrap-up-categories';
  const ids = async () =>
    (await admin.request<any>('GET', path)).body.items.map((each: any) => each.configurationId.id);
  const before = await ids();
  expect(before).toContain('Success');
  await admin.request('PUT', `${path}/Success`, { isSuccessfulInteraction: true });
  expect(await ids()).toEqual(before);
  expect(await admin.request('DELETE', `${path}/Success`)).toMatchObject({
    status: 400,
    body: { __type: 'urn:inin.com:configuration:configurationError' },
  });
});

test('station groups come from the control API and are read by clients', async () => {
  cic.configure('station-groups', 'Hall', { stations: [{ id: 'WS-AGENT1' }] });
  const read = await admin.request('GET', '/configuration/station-groups/Hall?select=*');
  expect(read.body).toMatchObject({ configurationId: { id: 'Hall' }, stations: [{ id: 'WS-AGENT1' }] });
  expect((await admin.request('POST', '/configuration/station-groups', {})).status).toBe(405);
});

test('the default user and the settings of a client are read back, and only the own ones are everybody’s to write', async () => {
  await admin.request('PUT', '/configuration/default-user', {
    interactionOfferingTimeout: { actualValue: 20 },
  });
  expect((await admin.request('GET', '/configuration/default-user?select=*')).body).toMatchObject({
    configurationId: { id: 'default-user', uri: '/configuration/default-user' },
    interactionOfferingTimeout: { effectiveValue: 20 },
  });
  const agent = await logIn(cic.url, 'agent1');
  const settings = { theme: 'dark' };
  expect((await agent.request('PUT', '/configuration/users/agent1/client', settings)).status).toBe(200);
  expect((await agent.request('PUT', '/configuration/users/agent2/client', settings)).status).toBe(403);
  const own = await agent.request('GET', '/configuration/users/agent1?select=clientConfigurationProperties');
  expect(own.body).toMatchObject({ clientConfigurationProperties: settings });
});

test('an account code goes onto a call where account codes are on, and is ignored where they are not', async () => {
  const agent = await logInAgent(cic.url, 'agent1');
  const dial = async (accountCodeId: string) => {
    const __type = 'urn:inin.com:interactions:createCallParameters';
    const created = await agent.request<any>('POST', '/interactions', {
      __type,
      target: '+49301',
      accountCodeId,
    });
    if (created.status !== 201) return created.body.errorId;
    const { interactionId: id } = created.body;
    const read = await agent.request<any>('GET', `/interactions/${id}?select=Eic_AccountCode`);
    return read.body.attributes.Eic_AccountCode;
  };
  expect(await dial('4711')).toBe('');
  await admin.request('POST', '/configuration/account-codes', { configurationId: { id: '4711' } });
  await admin.request('PUT', '/configuration/account-codes-configuration', { accountCodesEnabled: true });
  expect(await dial('4711')).toBe('4711');
  expect(await dial('1')).toBe('error.request.invalidProperty');
});
