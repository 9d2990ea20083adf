import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MockCic, startMockCic } from '../start-mock-cic.ts';
import { type IcwsClient, logIn } from '../testing/icws-client.ts';

let cic: MockCic;
let client: IcwsClient;

beforeAll(async () => {
  cic = await startMockCic();
  client = await logIn(cic.url, 'agent1', 'stream');
});

afterAll(async () => {
  client.close();
  await cic.close();
});

const lookUp = (lookupString: string, more: object = {}) =>
  client.request<any>('POST', '/directories/lookup-entries', {
    lookupEntryTypes: [1, 3, 6],
    lookupEntryProperties: [1, 2, 3, 6],
    lookupComparisonType: 2,
    lookupString,
    maxEntries: 20,
    ...more,
  });

test.each([
  ['the beginning of a name', 'mus', {}, ['agent1']],
  ['an extension', '1002', { lookupComparisonType: '1' }, ['agent2']],
  ['a part', 'ost', { lookupComparisonType: 3 }, ['agent3']],
  ['wildcards', '?la*', { lookupComparisonType: 4 }, ['agent3']],
  ['stations alone', '300', { lookupEntryTypes: [3], maxEntries: 2 }, ['WS-AGENT1', 'WS-AGENT2']],
  ['a workgroup', 'sal', {}, ['Sales']],
  ['a text that is no pattern', '(', { lookupComparisonType: 4 }, []],
])('looking up %s finds it', async (_what, text, more, ids) => {
  const { body } = await lookUp(text, more);
  expect(body.lookupEntriesList.map(({ entryID }: { entryID: string }) => entryID)).toEqual(ids);
  expect(body.moreEntriesMatched).toBe('maxEntries' in more);
});

test('an entry leads to its queue', async () => {
  const { body } = await lookUp('Sales');
  expect(body.lookupEntriesList).toMatchObject([
    { lookupEntryType: 6, extension: '8001', queueID: { queueType: 2, queueName: 'Sales' } },
  ]);
  expect((await lookUp('a', { maxEntries: 0 })).body).toMatchObject({ propertyName: 'maxEntries' });
});

test.each([
  ['0041 44 123', { internal: false, dialCapable: true, normalizedText: '+4144123', queueType: 0 }],
  ['1002', { internal: true, queueType: 2, queueName: 'agent2', voicemailCapable: true }],
  ['8001', { internal: true, queueType: 4, queueName: 'Sales', voicemailCapable: false }],
  ['3001', { internal: true, queueType: 3, queueName: 'WS-AGENT1' }],
  ['nonsense', { internal: false, dialCapable: false }],
])('details of the number %s', async (phoneNumber, details) => {
  const { body } = await client.request('POST', '/phone-numbers/query-details', { phoneNumber });
  expect(body).toMatchObject({ rawText: phoneNumber, ...details });
});

test('the directories are told, and the entries of one with their presence', async () => {
  const base = '/messaging/subscriptions/directories';
  await client.request('PUT', base);
  const list = await client.until(({ __type }) => __type.endsWith(':directoriesMessage'));
  const directories = list.directoriesAdded as { directoryID: string; displayName: string }[];
  expect(directories.map(({ displayName }) => displayName)).toEqual([
    'Company Directory',
    'Sales',
    'Support',
    'Contacts',
  ]);
  await client.request('PUT', `${base}/d`, {
    __type: 'urn:inin.com:directories:directorySubscriptionParameters',
    directoryID: directories[1]?.directoryID,
    filterItems: [{ contactProperty: 3, filterType: 1, filterExpressions: ['100'] }],
    sortItems: [{ contactProperty: 1, sortDirection: 1 }],
    index: 1,
    count: '2',
  });
  const told = (isDelta: boolean) =>
    client.until((message) => message.subscriptionId === 'd' && message.isDelta === isDelta);
  expect(await told(false)).toMatchObject({
    totalCount: 4,
    filteredCount: 4,
    contactsAdded: [
      { entryID: 'agent3', index: 1, displayName: 'Clara Costa', loggedIn: false, activated: true },
      { entryID: 'agent2', index: 2, extension: '1002' },
    ],
  });
  cic.setStatus('agent1', 'At Lunch');
  cic.setStatus('agent2', 'At Lunch');
  expect(await told(true)).toMatchObject({ contactsChanged: [{ entryID: 'agent2', statusID: 'At Lunch' }] });
  const unknown = await client.request('PUT', `${base}/e`, { directoryID: 'None' });
  expect(unknown.status).toBe(404);
});
