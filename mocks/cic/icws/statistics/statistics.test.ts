import { afterEach, expect, test } from 'vitest';
import type { MockCic } from '../../start-mock-cic.ts';
import { startTestCic } from '../../testing/a-cic.ts';
import { type IcwsClient, logIn, logInAgent } from '../../testing/icws-client.ts';

const running: MockCic[] = [];

afterEach(async () => {
  for (const cic of running.splice(0)) await cic.close();
});

const workgroupType = 'ININ.People.WorkgroupStats:Workgroup';
const userType = 'ININ.People.AgentStats:User';

function key(statisticIdentifier: string, parameterTypeId: string, value: string) {
  return { statisticIdentifier, parameterValueItems: [{ parameterTypeId, value }] };
}

const sales = (name: string) => key(`inin.workgroup:${name}`, workgroupType, 'Sales');
const agent1 = (name: string) => key(`inin.agent:${name}`, userType, 'agent1');

const valuesPath = '/messaging/subscriptions/statistics/statistic-values';

/** Values by the name of the statistic, of every message since the last reading. */
async function readValues(client: IcwsClient): Promise<readonly Record<string, unknown>[]> {
  const { body } = await client.request<any[]>('GET', '/messaging/messages');
  return body
    .filter(({ __type }) => __type === 'urn:inin.com:statistics:statisticValueMessage')
    .map(({ statisticValueChanges }) =>
      Object.fromEntries(
        statisticValueChanges.map(({ statisticKey, statisticValue }: any) => [
          statisticKey.statisticIdentifier.split(':')[1],
          statisticValue.value ?? statisticValue.ticking,
        ]),
      ),
    );
}

test('the figures of a workgroup follow its queue and its agents', async () => {
  const { cic, clock } = await startTestCic(running);
  const board = await logIn(cic.url, 'bridge');
  const names = ['InteractionsWaiting', 'InteractionsConnected', 'LongestInteractionWaiting'];
  const ofAgents = ['AgentsLoggedIn', 'NumberAvailableForACDInteractions', 'PercentAvailable'];
  const statisticKeys = [...names, ...ofAgents].map(sales);
  expect((await board.request('PUT', valuesPath, { statisticKeys })).status).toBe(200);
  expect(await readValues(board)).toEqual([
    {
      InteractionsWaiting: 0,
      InteractionsConnected: 0,
      LongestInteractionWaiting: false,
      AgentsLoggedIn: 0,
      NumberAvailableForACDInteractions: 0,
      PercentAvailable: 0,
    },
  ]);
  cic.placeCall({ to: { workgroup: 'Sales' } });
  await clock.advance(1_000);
  cic.placeCall({ to: { workgroup: 'Sales' } });
  expect(await readValues(board)).toEqual([
    { InteractionsWaiting: 1, LongestInteractionWaiting: true },
    { InteractionsWaiting: 2 },
  ]);
  const anna = await logInAgent(cic.url, 'agent1');
  expect(Object.assign({}, ...(await readValues(board)))).toEqual({
    AgentsLoggedIn: 1,
    InteractionsWaiting: 1,
  });
  const [first] = cic.state().interactions;
  await anna.request('POST', `/interactions/${first?.interactionId}/pickup`);
  const [answered] = await readValues(board);
  expect(answered).toMatchObject({ InteractionsConnected: 1 });
});

test('the figures of an agent follow status and work', async () => {
  const { cic } = await startTestCic(running);
  const anna = await logInAgent(cic.url, 'agent1');
  const board = await logIn(cic.url, 'bridge');
  const statisticKeys = ['Status', 'LoggedIn', 'OnPhone', 'AvailableForACD', 'Interactions'].map(agent1);
  await board.request('PUT', valuesPath, { statisticKeys });
  expect(await readValues(board)).toEqual([
    { Status: 'Available', LoggedIn: true, OnPhone: false, AvailableForACD: true, Interactions: 0 },
  ]);
  const id = cic.placeCall({ to: { user: 'agent1' } });
  await anna.request('POST', `/interactions/${id}/pickup`);
  expect(Object.assign({}, ...(await readValues(board)))).toEqual({
    AvailableForACD: false,
    Interactions: 1,
    OnPhone: true,
  });
});

test('a key that leads nowhere has an error for a value', async () => {
  const { cic } = await startTestCic(running);
  const board = await logIn(cic.url, 'bridge');
  const statisticKeys = [
    { statisticIdentifier: 'inin.workgroup:InteractionsWaiting', parameterValueItems: [] },
    key('inin.workgroup:NoSuchThing', workgroupType, 'Sales'),
    key('inin.agent:Status', userType, 'nobody'),
  ];
  await board.request('PUT', valuesPath, { statisticKeys });
  const [{ statisticValueChanges }] = (await board.request<any>('GET', '/messaging/messages')).body;
  expect(statisticValueChanges.map(({ statisticValue }: any) => statisticValue)).toEqual(
    [1, 2, 2].map((value) => ({
      __type: 'urn:inin.com:statistics:statisticErrorValue',
      statisticValueType: 12,
      value,
    })),
  );
});

test('every statistic of the catalogue has a value, and a client that has the catalogue is not sent it again', async () => {
  const { cic } = await startTestCic(running);
  const board = await logIn(cic.url, 'bridge');
  const path = '/messaging/subscriptions/statistics/statistic-catalog';
  const first = await board.request('PUT', path, {});
  expect(first).toMatchObject({ status: 200, body: { clientStateIsFresh: false } });
  const [catalog] = (await board.request<any>('GET', '/messaging/messages')).body;
  const subjects: Record<string, string> = { [workgroupType]: 'sales', [userType]: 'agent1' };
  const statisticKeys = catalog.statisticCategoryList.flatMap(({ statisticDefinitions }: any) =>
    statisticDefinitions.map(({ statisticIdentifier, requiredParametersDefinitions }: any) => {
      const [type] = requiredParametersDefinitions[0].orderedParameterTypeList;
      return key(statisticIdentifier, type, subjects[type] ?? '');
    }),
  );
  expect(statisticKeys.length).toBeGreaterThan(15);
  await board.request('PUT', valuesPath, { statisticKeys });
  const [values] = (await board.request<any>('GET', '/messaging/messages')).body;
  expect(values.statisticValueChanges).toHaveLength(statisticKeys.length);
  const types = values.statisticValueChanges.map(
    ({ statisticValue }: any) => statisticValue.statisticValueType,
  );
  expect(types).not.toContain(12);
  const statisticCatalogCacheTag = catalog.statisticCatalogCacheTag;
  const again = await board.request('PUT', path, { statisticCatalogCacheTag });
  expect(again).toMatchObject({ body: { clientStateIsFresh: true } });
  expect((await board.request('GET', '/messaging/messages')).body).toEqual([]);
});

test('parameters have values, which can be looked up and checked', async () => {
  const { cic } = await startTestCic(running);
  const board = await logIn(cic.url, 'bridge');
  const base = '/statistics/statistic-parameter-values';
  const query = { parameterTypeId: userType, filter: 'anna', maxToReturn: '1' };
  expect((await board.request('POST', `${base}/queries`, query)).body).toMatchObject({
    totalResultsAvailable: 1,
    parameterValues: [{ value: 'agent1', displayString: 'Anna Muster' }],
  });
  const wrong = await board.request('POST', `${base}/queries`, { parameterTypeId: 'x' });
  expect(wrong.status).toBe(400);
  const parameterValueItems = [
    { parameterTypeId: workgroupType, value: 'sales' },
    { parameterTypeId: workgroupType, value: 'nowhere' },
  ];
  const checked = await board.request('POST', `${base}/chained-parameters-validator`, {
    parameterValueItems,
  });
  expect(checked.body).toMatchObject({
    validatedParameterValueList: [
      { isValid: true, qualifiedParameterValue: { value: 'Sales' } },
      { isValid: false, matchCount: 0 },
    ],
  });
});

test('the values of a parameter are read at once, and followed as users come, are renamed and go', async () => {
  const { cic } = await startTestCic(running);
  const board = await logIn(cic.url, 'bridge');
  const parameterValueItems = [{ parameterTypeId: workgroupType, value: '' }];
  const path = '/statistics/statistic-parameter-values';
  expect((await board.request('POST', path, { parameterValueItems })).body).toEqual({
    parameterValuesMap: {
      [workgroupType]: {
        parameterValues: ['Sales', 'Support'].map((value) => {
          return { value, displayString: value, description: value };
        }),
      },
    },
  });
  const wrong = { parameterValueItems: [{ parameterTypeId: 'x', value: '' }] };
  expect((await board.request('POST', path, wrong)).status).toBe(400);

  const query = { parameterValueItems: [{ parameterTypeId: userType, value: '' }] };
  const chainedParameterValueQueries = [query, { parameterValueItems }];
  await board.request('PUT', `/messaging/subscriptions${path}`, { chainedParameterValueQueries });
  const told = async () => (await board.request<any[]>('GET', '/messaging/messages')).body;
  const [snapshot] = await told();
  expect(snapshot).toMatchObject({
    __type: 'urn:inin.com:statistics:chainedParametersChangeMessage',
    isDelta: false,
  });
  expect(snapshot.queryResultChanges[0].parameterValueChangesMap[userType].parameterValuesAdded).toHaveLength(
    7,
  );
  cic.configure('users', 'zoe', { configurationId: { displayName: 'Zoe' } });
  cic.configure('users', 'zoe', { configurationId: { displayName: 'Zoë' } });
  cic.removeConfigured('users', 'zoe');
  cic.configure('stations', 'WS-NEW', { extension: '3999' });
  const zoe = { value: 'zoe', displayString: 'Zoe', description: 'Zoe' };
  const renamed = { value: 'zoe', displayString: 'Zoë', description: 'Zoë' };
  expect((await told()).map(({ queryResultChanges }) => queryResultChanges)).toEqual(
    [
      { parameterValuesAdded: [zoe] },
      { parameterValuesChanged: [renamed] },
      { parameterValuesRemoved: ['zoe'] },
    ].map((change) => [
      { chainedParameterValueQuery: query, parameterValueChangesMap: { [userType]: change } },
    ]),
  );
});
