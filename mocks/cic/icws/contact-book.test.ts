import { afterEach, beforeEach, expect, test } from 'vitest';
import { type MockCic, startMockCic } from '../start-mock-cic.ts';
import { type IcwsClient, logIn } from '../testing/icws-client.ts';

let cic: MockCic;
let anna: IcwsClient;

beforeEach(async () => {
  cic = await startMockCic();
  anna = await logIn(cic.url, 'agent1');
});

afterEach(() => cic.close());

const vera = {
  __type: 'urn:inin.com:directories:editableContactEntry',
  firstName: 'Vera',
  lastName: 'Vogel',
  businessEmail: 'vera@example.com',
  mobilePhone: { baseNumber: '+49171', autoDialable: true },
};

async function watch(client: IcwsClient, directoryID: string): Promise<void> {
  const path = '/messaging/subscriptions/directories/d';
  const put = await client.request('PUT', path, { directoryID });
  expect(put.status).toBeLessThan(300);
  await client.until(({ subscriptionId, isDelta }) => subscriptionId === 'd' && !isDelta);
}

const deltas = async (client: IcwsClient) =>
  (await client.request<any[]>('GET', '/messaging/messages')).body.filter(({ isDelta }) => isDelta);

test('a contact is created, changed and removed, and those who watch hear of it', async () => {
  const ben = await logIn(cic.url, 'agent2');
  await watch(ben, 'Contacts');
  const created = await anna.request<any>('POST', '/directories/contacts/Contacts', vera);
  expect(created.status).toBe(201);
  const { entryId } = created.body;
  const path = `/directories/contacts/Contacts/${entryId}`;
  expect((await anna.request('PUT', path, { ...vera, lastName: 'Vogt' })).status).toBe(204);
  expect((await anna.request('DELETE', path)).status).toBe(204);
  expect((await anna.request('DELETE', path)).status).toBe(400);
  expect(await deltas(ben)).toMatchObject([
    {
      totalCount: 1,
      contactsAdded: [
        { entryID: entryId, displayName: 'Vera Vogel', mobilePhone: { standardizedNumber: '+49171' } },
      ],
    },
    { contactsChanged: [{ entryID: entryId, displayName: 'Vera Vogt' }] },
    { totalCount: 0, contactsRemoved: [entryId] },
  ]);
});

test('users are no contacts that could be written', async () => {
  const users = encodeURIComponent('Company Directory');
  expect((await anna.request('POST', `/directories/contacts/${users}`, vera)).status).toBe(403);
  expect((await anna.request('POST', '/directories/contacts/Nowhere', vera)).status).toBe(400);
});

test('a speed dial belongs to its user, and shows what its links lead to', async () => {
  await anna.request('PUT', '/messaging/subscriptions/directories');
  const made = await anna.request<any>('POST', '/directories/speed-dial', { name: 'Often' });
  expect(made.status).toBe(201);
  const { directoryId } = made.body;
  await watch(anna, directoryId);
  const base = `/directories/speed-dial/${directoryId}`;
  const contact = await anna.request<any>('POST', '/directories/contacts/Contacts', vera);
  const link = (sourceDirectoryID: string, sourceContactEntryID: string) =>
    anna.request<any>('POST', `${base}/links`, {
      sourceDirectoryID,
      sourceContactEntryID,
      contactPrimaryNumberDesignation: '5',
    });
  const toVera = await link('Contacts', contact.body.entryId);
  const toBen = await link('Company Directory', 'agent2');
  expect([toVera.status, toBen.status]).toEqual([201, 201]);
  expect((await link('Contacts', 'nobody')).status).toBe(400);
  const linkPath = `${base}/links/${toVera.body.speedDialContactLinkId}`;
  await anna.request('PUT', linkPath, { contactPrimaryNumberDesignation: 1 });
  await anna.request('DELETE', `${base}/links/${toBen.body.speedDialContactLinkId}`);
  const told = await deltas(anna);
  expect(told.filter(({ subscriptionId }) => subscriptionId === 'd')).toMatchObject([
    { contactsAdded: [{ displayName: 'Vera Vogel', primaryNumberDesignation: 5 }] },
    { contactsAdded: [{ displayName: 'Ben Becker', userID: 'agent2' }] },
    { contactsChanged: [{ primaryNumberDesignation: 1 }] },
    { contactsRemoved: [toBen.body.speedDialContactLinkId] },
  ]);
  const ben = await logIn(cic.url, 'agent2');
  expect((await ben.request('PUT', base, { name: 'Mine' })).status).toBe(400);
  expect((await anna.request('PUT', base, { name: 'Rarely' })).status).toBe(204);
  expect((await anna.request('DELETE', base)).status).toBe(204);
  const lists = (await deltas(anna)).filter(({ __type }) => __type.endsWith('directoriesMessage'));
  expect(lists).toMatchObject([
    { directoriesChanged: [{ displayName: 'Rarely', category: 4, ownerID: 'agent1' }] },
    { directoriesRemoved: [directoryId] },
  ]);
});

test('an address is found by the name of a contact or of a user', async () => {
  await anna.request('POST', '/directories/contacts/Contacts', { ...vera, displayName: 'Vera Vogel' });
  cic.configure('users', 'agent2', { personalInformationProperties: { emailAddress: 'ben@example.com' } });
  const find = async (name: string, maxResults?: number) =>
    (await anna.request<any>('POST', '/interactions/email/resolve-address', { name, maxResults })).body
      .matchedAddresses;
  expect(await find('vogel')).toEqual([{ name: 'Vera Vogel', address: 'vera@example.com' }]);
  expect(await find('BEN@')).toMatchObject([{ address: 'ben@example.com' }]);
  expect(await find('example.com')).toHaveLength(2);
  expect(await find('example.com', 1)).toHaveLength(1);
});
