import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoWorld, type MockCic, startMockCic } from '../index.ts';
import { type IcwsAnswer, type IcwsClient, logIn } from '../testing/icws-client.ts';

let cic: MockCic;
let client: IcwsClient;

beforeAll(async () => {
  cic = await startMockCic({ world: demoWorld(450) });
  client = await logIn(cic.url, 'bridge');
});

afterAll(() => cic.close());

type Items = { readonly items: readonly any[] };

function list(type: string, query: Record<string, string> = {}, headers = {}): Promise<IcwsAnswer<Items>> {
  return client.request('GET', `/configuration/${type}?${new URLSearchParams(query)}`, undefined, headers);
}

const idsOf = ({ body }: IcwsAnswer<Items>) => body.items.map(({ configurationId }) => configurationId.id);

test('without select there are only the ids, all of them', async () => {
  const { body, headers } = await list('users');
  expect(body.items.length).toBe(451);
  expect(headers.has('content-range')).toBe(false);
  expect(body.items[0]).toEqual({
    configurationId: { id: 'agent1', displayName: 'Anna Muster', uri: '/configuration/users/agent1' },
  });
});

test('with select a page holds 200 at most, and a range gives the others', async () => {
  const first = await list('users', { select: 'extension' });
  expect([first.body.items.length, first.headers.get('content-range')]).toEqual([200, 'items 0-199/451']);
  expect(first.body.items[1]).toEqual({ configurationId: expect.anything(), extension: '1002' });
  const last = await list('users', { select: 'extension' }, { range: 'items=400-599' });
  expect([last.body.items.length, last.headers.get('content-range')]).toEqual([51, 'items 400-450/451']);
  const small = await list('users', {}, { range: 'items=10-12' });
  expect(idsOf(small)).toEqual(['agent11', 'agent12', 'agent13']);
});

test.each([
  [{ where: 'extension eq 1007' }, ['agent7']],
  [{ where: 'configurationId.displayName SW "anna"' }, ['agent1']],
  [{ where: 'extension sw 100,personalInformationProperties.surname ct ost' }, ['agent3']],
  [
    { where: 'extension sw 100', orderBy: 'extension desc' },
    [9, 8, 7, 6, 5, 4, 3, 2, 1].map((n) => `agent${n}`),
  ],
  [{ where: 'noSuchField eq 1' }, []],
])('%o finds %o', async (query, ids) => {
  expect(idsOf(await list('users', query))).toEqual(ids);
});

test('a value may hold a comma', async () => {
  const found = await list('status-messages', {
    where: 'configurationId.id eq Available, No ACD',
    select: '*',
  });
  expect(found.body.items).toMatchObject([
    {
      configurationId: { id: 'Available, No ACD' },
      allowAcdCalls: false,
      messageText: { defaultValue: 'Available, No ACD' },
    },
  ]);
});

test.each([
  [{ where: 'extension is 7' }, {}, 'where'],
  [{ orderBy: 'a b c' }, {}, 'orderBy'],
  [{}, { range: 'items=9-1' }, 'Range'],
])('%o with %o is refused and named', async (query, headers, propertyName) => {
  expect(await list('users', query, headers)).toMatchObject({ status: 400, body: { propertyName } });
});

test('workgroups name members and wrap-up codes, which name their categories', async () => {
  const sales = await client.request<any>('GET', '/configuration/workgroups/sales?select=*');
  expect(sales.body.wrapUpCodes.map(({ id }: { id: string }) => id)).toContain('Sold');
  const sold = await client.request('GET', '/configuration/wrap-up-codes/Sold?select=*');
  expect(sold.body).toMatchObject({
    label: {
      defaultValue: 'Sold',
      multiLanguageValues: [{ value: 'Sold' }, { language: 'de', value: 'Verkauft' }],
    },
    category: { id: 'Success' },
  });
  expect(idsOf(await list('wrap-up-categories'))).toEqual(['None', 'Open', 'Success']);
  expect(idsOf(await list('stations', { where: 'extension eq 3002' }))).toEqual(['WS-AGENT2']);
});

test('what is not there gets 404', async () => {
  expect((await client.request('GET', '/configuration/users/nobody')).status).toBe(404);
});

test('a subscription tells the chosen properties of the chosen objects once', async () => {
  const parameters = { configurationIds: ['agent2'], properties: ['extension'], rightsFilter: 'view' };
  await client.request('PUT', '/messaging/subscriptions/configuration/users/c', parameters);
  expect(await client.until(({ subscriptionId }) => subscriptionId === 'c')).toEqual({
    __type: 'urn:inin.com:configuration.people:usersMessage',
    isDelta: false,
    subscriptionId: 'c',
    added: [{ configurationId: expect.objectContaining({ id: 'agent2' }), extension: '1002' }],
  });
});
