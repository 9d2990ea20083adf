import { VirtualClock } from '@switchhook/bridge/clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoWorld } from '../pbx/demo-world.ts';
import { type MockCic, startMockCic } from '../start-mock-cic.ts';
import { type RawHttp, rawHttp } from './raw-http.ts';

// An administrator's and supervisor's client: configuration with all its query options, statistics, directories
// page by page, activation of others, notifications from and to handlers, listening and barging in.

let cic: MockCic;
let http: RawHttp<any>;
let boss: Client;
let agent: Client;

interface Answer {
  readonly status: number;
  readonly json: any;
  readonly headers: any;
}

interface Client {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The messages of one type since the last reading. */
  told(type: string): Promise<readonly any[]>;
}

beforeAll(async () => {
  cic = await startMockCic({ clock: new VirtualClock(), world: demoWorld(450) });
  http = rawHttp<any>(cic.url);
  boss = await logOn('bridge');
  agent = await logOn('agent1');
});

afterAll(() => cic.close());

async function logOn(user: string): Promise<Client> {
  const { headers, json } = await http.send({
    method: 'POST',
    path: '/icws/connection',
    headers: { 'accept-language': 'en-us' },
    body: JSON.stringify({
      __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
      applicationName: 'Supervisor',
      userID: user,
      password: 'secret',
    }),
  });
  const common = {
    cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '',
    'ININ-ICWS-CSRF-Token': json.csrfToken,
    'Content-Type': 'application/vnd.inin.icws+JSON',
  };
  const client: Client = {
    call: (method, path, body, extra = {}) =>
      http.send({
        method,
        path: `/icws/${json.sessionId}${path}`,
        headers: { ...common, ...extra },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    async told(type) {
      const messages = (await client.call('GET', '/messaging/messages')).json;
      return messages.filter(({ __type }: any) => __type.endsWith(`:${type}`));
    },
  };
  return client;
}

const ids = ({ json }: Answer): readonly string[] => json.items.map((item: any) => item.configurationId.id);

test('users are read in pages of two hundred until there are no more', async () => {
  const all: string[] = [];
  for (let first = 0; ; first += 200) {
    const answer = await boss.call(
      'GET',
      '/configuration/users?select=extension&rightsFilter=view',
      undefined,
      {
        Range: `items=${first}-${first + 199}`,
      },
    );
    expect(answer.headers['content-range']).toMatch(new RegExp(`^items ${first}-\\d+/451$`));
    all.push(...ids(answer));
    if (ids(answer).length < 200) break;
  }
  expect(all).toHaveLength(451);
  expect(new Set(all).size).toBe(451);
  expect(ids(await boss.call('GET', '/configuration/users'))).toHaveLength(451);
  expect(ids(await boss.call('GET', '/configuration/users?select=*'))).toHaveLength(200);
});

test.each([
  ['where=configurationId.id%20eq%20AGENT7', ['agent7']],
  [
    'where=configurationId.id+sw+agent44,extension+ct+44&orderBy=extension+desc',
    [
      'agent449',
      'agent448',
      'agent447',
      'agent446',
      'agent445',
      'agent444',
      'agent443',
      'agent442',
      'agent441',
      'agent440',
      'agent44',
    ],
  ],
  ['where=personalInformationProperties.givenName%20eq%20Anna', ['agent1']],
  ['where=defaultWorkstation.id%20eq%20WS-AGENT9&select=defaultWorkstation', ['agent9']],
  ['where=extension%20eq%201003&rightsFilter=VIEW', ['agent3']],
  ['where=extension%20eq%20none', []],
])('users with %s are the right ones', async (query, expected) => {
  expect(ids(await boss.call('GET', `/configuration/users?${query}`))).toEqual(expected);
});

test.each([
  ['users?where=extension', 'where'],
  ['users?where=extension%20gt%201', 'where'],
  ['users?orderBy=a,b', 'orderBy'],
  ['users?rightsFilter=everything', 'rightsFilter'],
])('a configuration query %s is refused', async (query, propertyName) => {
  const answer = await boss.call('GET', `/configuration/${query}`);
  expect([answer.status, answer.json.propertyName]).toEqual([400, propertyName]);
});

test.each(['users', 'workgroups', 'stations', 'status-messages', 'wrap-up-codes', 'wrap-up-categories'])(
  '%s are listed, and each is read by its id and its uri',
  async (type) => {
    const list = await boss.call('GET', `/configuration/${type}?rightsFilter=view`);
    const [first] = list.json.items;
    const { id, uri } = first.configurationId;
    const one = await boss.call('GET', `/configuration/${type}/${encodeURIComponent(id)}?select=*`);
    expect([one.status, one.json.configurationId.id]).toEqual([200, id]);
    expect((await boss.call('GET', uri)).json.configurationId.id).toBe(id);
    expect((await boss.call('GET', `/configuration/${type}/nowhere`)).status).toBe(404);
  },
);

test('an agent sees by rightsFilter what is theirs and may write nothing', async () => {
  const shown = async (filter: string) =>
    ids(await agent.call('GET', `/configuration/users?rightsFilter=${filter}`));
  expect(await shown('admin')).toEqual([]);
  expect(await shown('loggedInUser')).toEqual(['agent1']);
  expect(await shown('recordUserQueue')).toEqual(['agent1']);
  expect(await shown('view')).toHaveLength(451);
  const answer = await agent.call('PUT', '/configuration/users/agent1', { extension: '9999' });
  expect([answer.status, answer.json.errorId]).toEqual([403, 'error.request.accessDenied']);
});

test('a user is created, given a password, changed, told to whoever watches, and deleted', async () => {
  await boss.call('PUT', '/messaging/subscriptions/configuration/users/all', {
    configurationIds: ['*'],
    properties: ['extension', 'personalInformationProperties'],
    rightsFilter: 'admin',
  });
  expect((await boss.told('usersMessage'))[0].added).toHaveLength(451);
  const created = await boss.call('POST', '/configuration/users', {
    configurationId: { id: 'new.user', displayName: 'New User' },
    extension: '7777',
    workgroups: [{ id: 'Sales' }],
    licenseProperties: { licenseActive: true },
  });
  expect([created.status, created.json.uri]).toEqual([201, '/configuration/users/new.user']);
  await boss.call('PUT', '/configuration/users/new.user/password', { password: 'secret', force: 'true' });
  const own = await logOn('new.user');
  expect((await own.call('GET', '/activations/users/new.user')).json.activations).toEqual({ Sales: true });
  await boss.call('PUT', '/configuration/users/new.user', { extension: '7778' });
  const [added, changed] = await boss.told('usersMessage');
  expect([added.added[0].extension, changed.changed[0].extension]).toEqual(['7777', '7778']);
  expect((await boss.call('DELETE', '/configuration/users/new.user')).status).toBe(400);
  await own.call('DELETE', '/connection');
  expect((await boss.call('DELETE', '/configuration/users/new.user')).status).toBe(204);
  expect((await boss.told('usersMessage'))[0].removed).toEqual(['new.user']);
});

test('agents are activated and deactivated by their supervisor, for one workgroup and for many', async () => {
  await boss.call('PUT', '/messaging/subscriptions/activations/workgroups/w', {
    workgroupId: 'Sales',
    userIds: ['agent1', 'agent2'],
  });
  expect((await boss.told('workgroupActivationMessage'))[0].activationsChanged).toEqual({
    agent1: true,
    agent2: true,
  });
  const put = await boss.call('PUT', '/activations/workgroups/Sales', {
    activations: { agent1: 'false', agent2: false },
  });
  expect(put.json.activations).toMatchObject({ agent1: false, agent2: false });
  const merged = Object.assign(
    {},
    ...(await boss.told('workgroupActivationMessage')).map((each) => each.activationsChanged),
  );
  expect(merged).toEqual({ agent1: false, agent2: false });
  const { json } = await boss.call('GET', '/activations/workgroups?select=Sales%2Cnowhere&filter=agent1');
  expect(json.workgroupActivationSetList).toEqual([{ workgroupId: 'Sales', activations: { agent1: false } }]);
  expect(
    (await agent.call('PUT', '/activations/users/agent2', { activations: { Sales: true } })).status,
  ).toBe(403);
  await boss.call('PUT', '/activations/users/agent1', { activations: { Sales: true } });
});

test('the company directory comes in pages, sorted and filtered, and the next page replaces the one before', async () => {
  await boss.call('PUT', '/messaging/subscriptions/directories');
  const [{ directoriesAdded }] = await boss.told('directoriesMessage');
  const company = directoriesAdded.find(({ category }: any) => String(category) === '0').directoryID;
  const page = async (index: number) => {
    await boss.call('PUT', '/messaging/subscriptions/directories/people', {
      __type: 'urn:inin.com:directories:directorySubscriptionParameters',
      directoryID: company,
      index: String(index),
      count: '100',
      sortItems: [{ contactProperty: '3', sortDirection: '1' }],
      filterItems: [{ contactProperty: '3', filterType: '1', filterExpressions: ['1'] }],
    });
    const [message] = await boss.told('directoryMessage');
    expect([message.subscriptionId, message.isDelta]).toEqual(['people', false]);
    return message;
  };
  const first = await page(0);
  expect(first.contactsAdded).toHaveLength(100);
  expect(first.contactsAdded[0].extension).toBe('1450');
  expect([first.totalCount >= 450, first.filteredCount]).toEqual([true, 450]);
  const last = await page(400);
  expect(last.contactsAdded).toHaveLength(50);
  expect(last.contactsAdded.at(-1)).toMatchObject({ extension: '1001', statusID: 'Gone Home' });
});

test('statistics are enumerated from the catalogue, their parameters looked up, and every value follows', async () => {
  await boss.call('PUT', '/messaging/subscriptions/statistics/statistic-catalog', {});
  const [catalogue] = await boss.told('statisticCatalogMessage');
  const definitions = catalogue.statisticCategoryList.flatMap(
    (category: any) => category.statisticDefinitions,
  );
  const keys: any[] = [];
  for (const { statisticIdentifier, requiredParametersDefinitions } of definitions) {
    const [parameterTypeId] = requiredParametersDefinitions[0].orderedParameterTypeList;
    const { json } = await boss.call('POST', '/statistics/statistic-parameter-values/queries', {
      parameterTypeId,
      maxToReturn: '1',
    });
    const parameterValueItems = [{ parameterTypeId, value: json.parameterValues[0].value }];
    keys.push({ statisticIdentifier, parameterValueItems });
  }
  const path = '/messaging/subscriptions/statistics/statistic-values';
  await boss.call('PUT', path, { statisticKeys: keys });
  const [snapshot] = await boss.told('statisticValueMessage');
  expect(snapshot.statisticValueChanges).toHaveLength(keys.length);
  await http.control('/interactions', { kind: 'call', to: { workgroup: 'Sales' }, from: '+4930' });
  const [delta] = await boss.told('statisticValueMessage');
  expect(delta.statisticValueChanges).toContainEqual({
    statisticKey: expect.objectContaining({ statisticIdentifier: 'inin.workgroup:InteractionsWaiting' }),
    statisticValue: expect.objectContaining({ value: 1 }),
  });
  await boss.call('DELETE', path);
});

test('handlers are spoken to and heard, whatever the case of their names', async () => {
  const path = '/messaging/subscriptions/system/handler-sent-notifications';
  await boss.call('PUT', path, {
    headers: [{ objectId: 'sapcrm', eventIds: ['sappresenceset', 'saphandlerfailed'] }],
  });
  const send = (data: string[]) =>
    boss.call('POST', '/system/handler-notification', {
      objectId: 'SapCrm',
      eventId: 'SAPSETPRESENCE',
      data,
    });
  expect((await send(['c1', 'agent1', 'At Lunch'])).status).toBe(202);
  await send(['c2', 'nobody', 'At Lunch']);
  expect(await boss.told('handlerSentNotificationMessage')).toMatchObject([
    { objectId: 'SAPCRM', eventId: 'SapPresenceSet', data: ['c1', 'agent1', 'At Lunch'] },
    { eventId: 'SapHandlerFailed', data: ['c2', expect.any(String), expect.any(String)] },
  ]);
  await boss.call('PUT', path, { headers: [{ objectId: 'SITE', eventIds: ['Ours'] }] });
  await http.control('/handler-notifications', { objectId: 'SAPCRM', eventId: 'SapPresenceSet', data: [] });
  await http.control('/handler-notifications', { objectId: 'site', eventId: 'OURS', data: ['x'] });
  expect(await boss.told('handlerSentNotificationMessage')).toMatchObject([{ data: ['x'] }]);
});

test('a supervisor watches every session and status, listens, coaches, and barges in', async () => {
  const station = (workstation: string) => ({
    __type: 'urn:inin.com:connection:workstationSettings',
    workstation,
  });
  await boss.call('PUT', '/messaging/subscriptions/session/sessions-users', { userIds: ['agent1'] });
  await boss.call('PUT', '/messaging/subscriptions/status/user-statuses', {
    userIds: ['agent1', 'agent2'],
    userStatusProperties: ['userId', 'statusId', 'stations'],
  });
  await boss.told('sessionsMessage');
  await agent.call('PUT', '/connection/station', station('WS-AGENT1'));
  const { interactionId: id } = await http.control('/interactions', {
    kind: 'call',
    to: { user: 'agent1' },
    from: '+49',
  });
  await agent.call('POST', `/interactions/${id}/pickup`);
  const told = await boss.told('sessionsMessage');
  expect(told.at(-1).sessionsAdded[0].stationId.id).toBe('WS-AGENT1');
  for (const command of ['listen', 'coach', 'record']) {
    for (const on of ['true', 'false']) {
      const answer = await boss.call('POST', `/interactions/${id}/${command}`, { on, supervisor: 'true' });
      expect([command, on, answer.status]).toEqual([command, on, 200]);
    }
  }
  expect((await boss.call('POST', `/interactions/${id}/join`)).status).toBe(400);
  await boss.call('PUT', '/connection/station', station('WS-AGENT9'));
  expect((await boss.call('POST', `/interactions/${id}/join`)).status).toBe(200);
  await boss.call('PUT', '/status/user-statuses/agent1', { statusId: 'In a meeting', notes: 'By order' });
  expect((await http.control('/state')).users[0].status).toBe('In a meeting');
  await boss.call('POST', `/interactions/${id}/disconnect`);
});
