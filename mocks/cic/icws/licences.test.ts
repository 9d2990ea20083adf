import { afterEach, expect, test } from 'vitest';
import { type MockCic, type MockCicOptions, startMockCic } from '../start-mock-cic.ts';
import { logIn } from '../testing/icws-client.ts';

const running: MockCic[] = [];

async function start(options: MockCicOptions = {}): Promise<MockCic> {
  const cic = await startMockCic(options);
  running.push(cic);
  return cic;
}

afterEach(async () => {
  for (const cic of running.splice(0)) await cic.close();
});

const client = 'I3_ACCESS_CLIENT';
const results = (...licenseOperationResultList: unknown[]) => ({
  status: 200,
  body: { licenseOperationResultList },
});

test('licences are taken, replaced and given back', async () => {
  const { url } = await start();
  const session = await logIn(url, 'agent1');
  const taken = { licenseName: client, isAvailable: true, licenseStatus: 2, errorDetails: '' };
  expect(await session.request('POST', '/licenses', { licenseList: [client] })).toMatchObject(results(taken));
  expect(await session.request('PUT', '/licenses', { licenseList: ['NO_SUCH'] })).toMatchObject(
    results({ licenseName: 'NO_SUCH', isAvailable: false, licenseStatus: 9 }),
  );
  expect((await session.request('DELETE', '/licenses')).status).toBe(200);
  expect(await session.request('POST', '/licenses', {})).toMatchObject({
    status: 400,
    body: { propertyName: 'licenseList' },
  });
});

test('a licence that ran out is available again when its session ends', async () => {
  const { url } = await start({ licences: { [client]: 1 } });
  const first = await logIn(url, 'agent1');
  const second = await logIn(url, 'agent2');
  await first.request('POST', '/licenses', { licenseList: [client] });
  const refused = await second.request('POST', '/licenses', { licenseList: [client] });
  expect(refused).toMatchObject(results({ isAvailable: false, licenseStatus: 4 }));
  await first.request('DELETE', '/connection');
  const granted = await second.request('POST', '/licenses', { licenseList: [client] });
  expect(granted).toMatchObject(results({ isAvailable: true }));
});

test('stages stop where one fails and asks to stop', async () => {
  const { url } = await start();
  const session = await logIn(url, 'agent1');
  const stage = (stageName: string, name: string, stageFailureAction: unknown) => {
    return { stageName, stageFailureAction, licenseList: [name] };
  };
  const licenseStageOperationList = [stage('a', 'NO', 0), stage('b', 'NO', '1'), stage('c', client, 0)];
  const answer = await session.request<any>('POST', '/licenses/license-stages', {
    licenseStageOperationList,
  });
  const { licenseStageOperationResultList: list } = answer.body;
  expect(list.map(({ stageName }: { stageName: string }) => stageName)).toEqual(['a', 'b']);
});

test('a subscriber hears of the licences it named', async () => {
  const { url } = await start();
  const session = await logIn(url, 'agent1', 'stream');
  await session.request('PUT', '/messaging/subscriptions/licenses', { licenseList: [client] });
  const type = 'urn:inin.com:licenses:licenseMessage';
  const told = (isAssigned: boolean) =>
    session.until((message) => {
      const list = message.licenseAssignedStatusList as { isAssigned: boolean }[] | undefined;
      return message.__type === type && list?.[0]?.isAssigned === isAssigned;
    });
  expect(await told(false)).toMatchObject({ isDelta: false });
  await session.request('POST', '/licenses', { licenseList: [client.toLowerCase()] });
  expect(await told(true)).toMatchObject({
    isDelta: true,
    licenseAssignedStatusList: [{ name: client, isAssigned: true }],
  });
  session.close();
});

test('who sits at a station is told to those who watch it', async () => {
  const { url } = await start();
  const watcher = await logIn(url, 'bridge', 'stream');
  await watcher.request('PUT', '/messaging/subscriptions/session/sessions-stations', {
    stationIds: ['ws-agent1'],
  });
  const agent = await logIn(url, 'agent1');
  const workstation = { __type: 'urn:inin.com:connection:workstationSettings', workstation: 'WS-AGENT1' };
  await agent.request('PUT', '/connection/station', workstation);
  const added = await watcher.until((message) => Array.isArray(message.sessionsAdded) && message.isDelta);
  expect(added).toMatchObject({
    sessionsAdded: [{ userId: { id: 'agent1' }, stationId: { id: 'WS-AGENT1' } }],
  });
  expect(added).not.toHaveProperty('sessionsRemoved');
  await agent.request('DELETE', '/connection/station');
  const removed = await watcher.until((message) => Array.isArray(message.sessionsRemoved));
  expect(removed).not.toHaveProperty('sessionsAdded');
  watcher.close();
});
