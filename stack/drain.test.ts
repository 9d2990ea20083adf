import { createBridge } from '@switchhook/bridge';
import { demoPassword, startMockCic } from '@switchhook/mocks/cic';
import { expect, onTestFinished, test, vi } from 'vitest';
import { callBridge } from './testing/call-bridge.ts';
import { startReceiver } from './testing/sap-side.ts';

async function start(drainMs: number) {
  const cic = await startMockCic();
  onTestFinished(() => cic.close());
  const bridge = createBridge({
    listen: { port: 0 },
    cic: { hosts: [cic.url], user: 'bridge', password: demoPassword },
    ici: { drainMs },
  });
  onTestFinished(() => bridge.stop());
  const url = `${(await bridge.start()).url}/`;
  const events: string[] = [];
  const appUrl = await startReceiver((body) => events.push(body));
  const subscribe = (userId: string, appId = 'app-1') =>
    callBridge(
      url,
      'IciUser.subscribe',
      { userId, appUrl, appId, workcenterId: `${demoPassword};WS-${userId.toUpperCase()}` },
      userId,
    );
  return { cic, bridge, url, appUrl, events, subscribe };
}

test('a stop waits for the agents to log off, serves them meanwhile, and takes nobody new', async () => {
  const { bridge, url, appUrl, events, subscribe } = await start(60_000);
  await subscribe('agent1');
  let isStopped = false;
  const stopped = bridge.stop().then(() => {
    isStopped = true;
  });
  expect(await subscribe('agent2')).toContain('ICI-008');
  expect(await callBridge(url, 'IciUser.getCurrentWorkmode', { userId: 'agent1' })).toMatchObject({
    id: expect.any(String),
  });
  expect(isStopped).toBe(false);
  await callBridge(url, 'IciUser.unsubscribe', { userId: 'agent1', appUrl, appId: 'app-1' });
  await stopped;
  expect(events.join()).not.toContain('subscriptionEnded');
});

test('a stop that has waited long enough ends every subscription and logs the agents off', async () => {
  const { bridge, events, subscribe, cic } = await start(50);
  await subscribe('agent1');
  await bridge.stop();
  expect(events.join()).toContain('subscriptionEnded');
  expect(cic.state().users.some(({ userId, loggedIn }) => userId === 'agent1' && loggedIn)).toBe(false);
});

test('several application ids share the events, and the last one that goes logs the agent off', async () => {
  const { url, appUrl, events, subscribe, cic } = await start(0);
  await subscribe('agent1', 'app-1');
  await subscribe('agent1', 'app-2');
  const call = cic.placeCall({ to: { user: 'agent1' }, from: '+496227747474' });
  await vi.waitFor(() => expect(events.join()).toContain(call), 10_000);
  const told = events.find((event) => event.includes(call)) ?? '';
  expect([told.includes('app-1'), told.includes('app-2')]).toEqual([true, true]);
  const leave = (appId: string) =>
    callBridge(url, 'IciUser.unsubscribe', { userId: 'agent1', appUrl, appId }, 'agent1');
  const isLoggedIn = () => cic.state().users.find(({ userId }) => userId === 'agent1')?.loggedIn;
  await leave('app-1');
  expect(isLoggedIn()).toBe(true);
  expect(await callBridge(url, 'IciPhoneCall.accept', { itemId: call }, 'agent2')).toContain('ICI-009');
  await leave('app-2');
  await vi.waitFor(() => expect(isLoggedIn()).toBe(false), 10_000);
});
