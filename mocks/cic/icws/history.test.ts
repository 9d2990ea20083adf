import { VirtualClock } from '@switchhook/bridge/clock';
import { afterEach, expect, test } from 'vitest';
import { type MockCic, startMockCic } from '../start-mock-cic.ts';
import { logInAgent } from '../testing/icws-client.ts';

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

const type = 'urn:inin.com:interactions:historyMessage';

test('the history has the calls of the user, the latest first, and tells of the next', async () => {
  const { cic, clock } = await start();
  const agent = await logInAgent(cic.url, 'agent1');
  const missed = cic.placeCall({ to: { user: 'agent1' }, from: '+491', name: 'One' });
  cic.remoteDisconnect(missed);
  await clock.advance(60_000);
  const taken = cic.placeCall({ to: { user: 'agent1' }, from: '+492' });
  await agent.request('POST', `/interactions/${taken}/pickup`);
  await agent.request('POST', `/interactions/${taken}/blind-transfer`, { target: '1002' });
  await agent.request('PUT', '/messaging/subscriptions/interaction-history', {
    numberOfHistoryMessages: '2',
  });
  expect(await agent.until(({ __type }) => __type === type)).toMatchObject({
    isDelta: false,
    interactionHistory: [
      { interactionId: taken, interactionHistoryStatus: 2, direction: 1 },
      {
        interactionId: missed,
        interactionHistoryStatus: 0,
        remoteName: 'One',
        remoteAddress: '+491',
        initiationTime: '20260314T090000Z',
        terminationTime: '20260314T090000Z',
      },
    ],
  });
  const next = cic.placeCall({ to: { user: 'agent1' } });
  await agent.request('POST', `/interactions/${next}/pickup`);
  await agent.request('POST', `/interactions/${next}/disconnect`);
  expect(await agent.until(({ __type, isDelta }) => __type === type && isDelta)).toMatchObject({
    interactionHistory: [{ interactionId: next, interactionHistoryStatus: 1 }],
  });
});

test('a wrap-up code is given during the call and after it is gone', async () => {
  const { cic, clock } = await start();
  const agent = await logInAgent(cic.url, 'agent1');
  const id = cic.placeCall({ to: { workgroup: 'Sales' } });
  await agent.request('POST', `/interactions/${id}/pickup`);
  const give = (code: string, user = 'agent1', interactionId = id) =>
    agent.request('POST', `/interactions/${interactionId}/wrap-up-assignments`, {
      code,
      segmentId: '1',
      time: '20260314T093000Z',
      user,
      sourceInteractionId: interactionId,
    });
  expect((await give('sold')).status).toBe(200);
  const { body } = await agent.request('GET', `/interactions/${id}?select=Eic_WrapUpCode`);
  expect(body).toEqual({ attributes: { Eic_WrapUpCode: 'Sold' } });
  expect(await give('Nonsense')).toMatchObject({ status: 400, body: { propertyName: 'code' } });
  expect((await give('Sold', 'agent2')).status).toBe(403);
  expect((await give('Sold', 'agent1', '9')).status).toBe(404);
  await agent.request('POST', `/interactions/${id}/disconnect`);
  await clock.advance(11_000);
  expect(cic.state().interactions).toEqual([]);
  expect((await give('Call Back')).status).toBe(200);
  expect(cic.wrapUps().wrapUps.map(({ interactionId, code }) => [interactionId, code])).toEqual([
    [id, 'Sold'],
    [id, 'Call Back'],
  ]);
  const missing = await agent.request('POST', `/interactions/${id}/wrap-up-assignments`, { code: 'Sold' });
  expect(missing).toMatchObject({ status: 400, body: { propertyName: 'segmentId' } });
});
