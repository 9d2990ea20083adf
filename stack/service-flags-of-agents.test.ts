import { request } from 'node:https';
import { createBridge } from '@switchhook/bridge';
import { VirtualClock } from '@switchhook/bridge/clock';
import { defaultDialect, encodeRequest } from '@switchhook/bridge/ici';
import { demoPassword, startMockCic } from '@switchhook/mocks/cic';
import { expect, onTestFinished, test } from 'vitest';
import { callBridge } from './testing/call-bridge.ts';
import { startReceiver } from './testing/sap-side.ts';
import { type Office, type OfficeAgent, type OfficeOptions, startOffice } from './testing/start-office.ts';
import { testTls } from './testing/test-tls.ts';

type Flags = NonNullable<NonNullable<OfficeOptions['bridge']>['flags']>;

const caller = '+496227747474';

async function withFlags(flags: Flags, options: OfficeOptions = {}) {
  const office = await startOffice({ ...options, bridge: { ...options.bridge, flags } });
  return { office, one: office.agent('agent1'), cic: office.cic };
}

const statusOf = ({ cic }: Office, userId: string) =>
  cic.state().users.find((user) => user.userId === userId)?.status;

const isLoggedIn = ({ cic }: Office, userId: string) =>
  cic.state().users.find((user) => user.userId === userId)?.loggedIn;

/** A call that agent1 has in hand. */
async function inHand({ cic }: Office, one: OfficeAgent, to: { user: string } | { workgroup: string }) {
  const itemId = cic.placeCall({ to, from: caller });
  await one.becomes(itemId, 'alerting');
  await one.must({ command: 'accept', itemId });
  await one.becomes(itemId, 'connected');
  return itemId;
}

test.each([
  [true, '3', 'Do Not disturb'],
  [false, '2', 'Available'],
] as const)('ignoreSapInitialLoginWorkmode %s: SAP asks for Ready and gets %s', async (on, id, status) => {
  const { office, one } = await withFlags({ ignoreSapInitialLoginWorkmode: on });
  await office.sapApi('POST', '/agents/agent1/log-on', { workMode: '2' });
  await one.isIn(id);
  expect(statusOf(office, 'agent1')).toBe(status);
  // The next one is the agent's own wish.
  await one.must({ command: 'setWorkMode', workMode: '2' });
  await expect.poll(() => statusOf(office, 'agent1')).toBe('Available');
});

test.each([undefined, 'Gone Home'])('setStatusOnLogoff %s', async (setStatusOnLogoff) => {
  const { office, one } = await withFlags(setStatusOnLogoff === undefined ? {} : { setStatusOnLogoff });
  await one.logOn('2');
  await one.logOff();
  await expect.poll(() => statusOf(office, 'agent1')).toBe(setStatusOnLogoff ?? 'Available');
});

test.each([true, false])('logOffOnSubscriptionEnd %s', async (logOffOnSubscriptionEnd) => {
  const { office, one } = await withFlags({ logOffOnSubscriptionEnd });
  const appUrl = await startReceiver(() => {});
  const subscription = { userId: 'agent1', appUrl, appId: 'app-1' };
  const call = callBridge.bind(undefined, `${office.bridgeUrl}/`);
  await call('IciUser.subscribe', { ...subscription, workcenterId: `${demoPassword};WS-AGENT1` }, 'agent1');
  expect(isLoggedIn(office, 'agent1')).toBe(true);
  await call('IciUser.unsubscribe', subscription, 'agent1');
  expect(isLoggedIn(office, 'agent1')).toBe(!logOffOnSubscriptionEnd);
  await one.logOn('2');
  await inHand(office, one, { user: 'agent1' });
});

test.each([true, false])('freeSeating %s', async (freeSeating) => {
  const { office, one, cic } = await withFlags({ freeSeating });
  const userId = 'agent1';
  const call = callBridge.bind(undefined, `${office.bridgeUrl}/`);
  expect(await call('IciSystem.getWorkcenterCapability', { userId }, userId)).toMatchObject({ freeSeating });
  await one.logOn('2');
  const workcenterId = `${demoPassword};WS-AGENT6`;
  const moved = await call('IciUser.setWorkcenter', { userId, workcenterId }, userId);
  const station = () => cic.state().users.find((user) => user.userId === userId)?.station;
  if (freeSeating) expect(moved).toBeUndefined();
  else
    expect(moved).toContain('ICI-007 Failed to change the work center: the service flag freeSeating is off.');
  expect(station()).toBe(freeSeating ? 'WS-AGENT6' : 'WS-AGENT1');
  await inHand(office, one, { user: userId });
});

// Of a direct call: the workgroups of this CIC have wrap-up of their own.
test.each([true, false])('requireWrapUp %s', async (requireWrapUp) => {
  const { office, one, cic } = await withFlags({ requireWrapUp });
  await one.logOn('2');
  const itemId = await inHand(office, one, { user: 'agent1' });
  cic.remoteDisconnect(itemId);
  await one.becomes(itemId, requireWrapUp ? 'wrapUp' : 'ended');
  await one.must({ command: 'end', itemId });
  await expect.poll(async () => (await one.items()).map((item) => item.itemId)).not.toContain(itemId);
});

test.each([0, 30])('wrapUpSeconds %i', async (wrapUpSeconds) => {
  const clock = new VirtualClock();
  const { office, one, cic } = await withFlags({ requireWrapUp: true, wrapUpSeconds }, { clock });
  await one.logOn('2');
  const itemId = await inHand(office, one, { user: 'agent1' });
  cic.remoteDisconnect(itemId);
  await one.becomes(itemId, 'wrapUp');
  await clock.advance(29_000);
  // An event that comes after it shows that nothing was told before.
  const next = cic.placeChat({
    to: { user: 'agent1' },
    from: 'lena@mail.example',
    name: 'Lena',
    text: 'Hello',
  });
  await one.becomes(next, 'alerting');
  await one.becomes(itemId, 'wrapUp');
  await clock.advance(1_000);
  cic.visitorLeaves(next);
  await one.loses(next);
  await one.becomes(itemId, wrapUpSeconds === 0 ? 'wrapUp' : 'ended');
});

test.each([true, false])('offerWhileWrapUp %s', async (offerWhileWrapUp) => {
  const { office, one, cic } = await withFlags({ offerWhileWrapUp });
  await one.logOn('2');
  const first = await inHand(office, one, { workgroup: 'Sales' });
  cic.remoteDisconnect(first);
  await one.becomes(first, 'wrapUp');
  const direct = cic.placeCall({ to: { user: 'agent1' }, from: '+49301' });
  const later = cic.placeChat({
    to: { user: 'agent1' },
    from: 'lena@mail.example',
    name: 'Lena',
    text: 'Hello',
  });
  await one.becomes(later, 'alerting');
  expect((await one.items()).some(({ itemId }) => itemId === direct)).toBe(offerWhileWrapUp);
  await one.must({ command: 'end', itemId: first });
  await one.becomes(direct, 'alerting');
});

test.each([true, false])('lineEvents %s', async (lineEvents) => {
  const events: string[] = [];
  // It outlives the bridge, which says farewell to it.
  const appUrl = await startReceiver((body) => events.push(/:(\w+Changed)\b/.exec(body)?.[1] ?? body));
  const { office, cic } = await withFlags({ lineEvents, activateWorkgroups: true });
  const call = callBridge.bind(undefined, `${office.bridgeUrl}/`);
  const userId = 'agent1';
  const workcenterId = `${demoPassword};WS-AGENT1`;
  await call('IciUser.subscribe', { userId, appUrl, appId: 'app-1', workcenterId }, userId);
  const itemId = cic.placeCall({ to: { user: userId }, from: caller });
  await expect.poll(() => events).toContain('phoneCallChanged');
  await call('IciUser.setCurrentQueues', { userId, queues: [] }, userId);
  await call('IciPhoneCall.accept', { itemId }, userId);
  await expect.poll(() => events.filter((event) => event === 'phoneCallChanged')).toHaveLength(2);
  expect(events.includes('lineChanged')).toBe(lineEvents);
  expect(events.includes('containerChanged')).toBe(lineEvents);
});

test.each([true, false])('applySecureRemoting %s', async (applySecureRemoting) => {
  const cic = await startMockCic();
  onTestFinished(() => cic.close());
  const users = [{ user: 'sap', password: 'remote' }];
  const config = {
    cic: { hosts: [cic.url], user: 'bridge', password: demoPassword },
    flags: { applySecureRemoting },
  };
  const anywhere = { host: '0.0.0.0', port: 0 };
  // What would only look secure does not start.
  const start = () => createBridge({ ...config, listen: anywhere });
  if (!applySecureRemoting) {
    expect(start).not.toThrow();
    return;
  }
  expect(start).toThrow(/listen\.tls[\s\S]*listen\.users/);
  const bridge = createBridge({ ...config, listen: { port: 0, tls: testTls, users } });
  const { url } = await bridge.start();
  onTestFinished(() => bridge.stop());
  expect(url).toMatch(/^https:/);
  expect(await ping(url)).toContain('ICI-023');
  expect(await ping(url, 'sap:guess')).toContain('ICI-023');
  expect(await ping(url, 'sap:remote')).toContain('pingResponse');
});

function ping(url: string, auth?: string): Promise<string> {
  const { body, contentType } = encodeRequest(defaultDialect, 'IciSystem.ping', {});
  const options = {
    method: 'POST',
    rejectUnauthorized: false,
    agent: false,
    headers: { 'content-type': contentType },
  };
  return new Promise((resolve, reject) => {
    const call = request(`${url}/ici/IciSystem`, { ...options, ...(auth && { auth }) }, (reply) => {
      let text = '';
      reply.on('data', (chunk) => {
        text += chunk;
      });
      reply.on('end', () => resolve(text));
    });
    call.on('error', reject).end(body);
  });
}

test.each([true, false])('activateWorkgroups %s', async (activateWorkgroups) => {
  const { one } = await withFlags({ activateWorkgroups });
  await one.logOn('2');
  await one.must({ command: 'setQueues', queues: [] });
  const isActive = async () => (await one.view()).queues?.find(({ id }) => id === 'Sales')?.isActive;
  await expect.poll(isActive).toBe(!activateWorkgroups);
});
