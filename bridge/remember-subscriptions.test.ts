import { expect, test } from 'vitest';
import type { SeatTelling, Subscription } from './agents/subscription.ts';
import { VirtualClock } from './clock/index.ts';
import type { Agents, SubscribeRequest } from './core/agents-port.ts';
import { BridgeError } from './core/bridge-error.ts';
import { silentLog } from './core/log.ts';
import type { StoredSubscription } from './core/subscription-store-port.ts';
import { createRememberedSubscriptions } from './remember-subscriptions.ts';

/** One disk; each `boot` is a process that may end at any moment. */
function setUp() {
  const disk = new Map<string, StoredSubscription>();
  const clock = new VirtualClock();
  const store = {
    all: () => [...disk.values()],
    save: (one: StoredSubscription) => void disk.set(one.userId, one),
    remove: (userId: string) => void disk.delete(userId),
  };
  function boot(canResume = true) {
    const subscribed: SubscribeRequest[] = [];
    const ended: string[] = [];
    let refusal: BridgeError | undefined;
    const base = {
      subscribe: async (request: SubscribeRequest) => {
        if (refusal) throw refusal;
        subscribed.push(request);
      },
      unsubscribe: async () => undefined,
    } as unknown as Pick<Agents, 'subscribe' | 'unsubscribe'>;
    const remembered = createRememberedSubscriptions({ store, clock, log: silentLog, canResume });
    const telling = remembered.wrapTelling({
      notice: () => undefined,
      left: () => undefined,
      ended: ({ userId, appUrl }: Subscription, reason) => void ended.push(`${userId} ${appUrl} ${reason}`),
    } satisfies SeatTelling);
    const agents = remembered.wrapAgents(base);
    return {
      agents,
      telling,
      subscribed,
      ended,
      refuse: (error: BridgeError | undefined) => {
        refusal = error;
      },
      resume: () => remembered.resume(agents, telling),
    };
  }
  return { disk, clock, boot };
}

const request = (change: Partial<SubscribeRequest> = {}): SubscribeRequest => ({
  userId: 'agent1',
  appUrl: 'http://sap/1',
  appId: 'a',
  workcenterId: undefined,
  language: 'de',
  ...change,
});

test('goes on with each application id of a subscription after a crash', async () => {
  const { boot, disk } = setUp();
  const before = boot();
  await before.agents.subscribe(request({ workcenterId: 'WS-1' }));
  await before.agents.subscribe(request({ appId: 'b' }));
  const after = boot();
  await after.resume();
  expect(after.subscribed).toMatchObject([
    { userId: 'agent1', appUrl: 'http://sap/1', appId: 'a', workcenterId: 'WS-1', language: 'de' },
    { appId: 'b' },
  ]);
  expect(after.ended).toEqual([]);
  expect(disk.get('agent1')?.appIds).toEqual(['a', 'b']);
});

test('keeps no password of the work center', async () => {
  const { boot, disk } = setUp();
  const { agents } = boot();
  for (const workcenterId of ['secret;WS-1', 'agent1;secret;WS-1', 'secret;WS-1;p', 'secret;']) {
    await agents.subscribe(request({ workcenterId, userId: workcenterId }));
  }
  const kept = [...disk.values()].map(({ workcenterId }) => workcenterId);
  expect(kept).toEqual(['WS-1', undefined, undefined, '']);
});

test('tells SAP that it is over where the bridge cannot log the agent on by itself', async () => {
  const { boot, disk } = setUp();
  await boot().agents.subscribe(request());
  const after = boot(false);
  await after.resume();
  expect(after.subscribed).toEqual([]);
  expect(after.ended).toEqual(['agent1 http://sap/1 shutdown']);
  expect(disk.size).toBe(0);
});

test('waits for a CIC that comes up later than the bridge', async () => {
  const { boot, clock } = setUp();
  await boot().agents.subscribe(request());
  const after = boot();
  after.refuse(new BridgeError('cicUnavailable', 'Failed to log on: CIC is away. Wait.'));
  const resumed = after.resume();
  await new Promise((resolve) => setImmediate(resolve));
  await clock.advance(20_000);
  expect(after.ended).toEqual([]);
  after.refuse(undefined);
  await clock.advance(5_000);
  await resumed;
  expect(after.subscribed).toHaveLength(1);
});

test('tells SAP that it is over where CIC refuses the agent', async () => {
  const { boot } = setUp();
  await boot().agents.subscribe(request());
  const after = boot();
  after.refuse(new BridgeError('loginFailed', 'Failed to log on: wrong password. Mend it.'));
  await after.resume();
  expect(after.ended).toEqual(['agent1 http://sap/1 shutdown']);
});

test('leaves an agent alone whom SAP logged on anew in the meantime', async () => {
  const { boot, clock } = setUp();
  await boot().agents.subscribe(request());
  const after = boot();
  after.refuse(new BridgeError('cicUnavailable', 'Failed to log on: CIC is away. Wait.'));
  const resumed = after.resume();
  await new Promise((resolve) => setImmediate(resolve));
  await clock.advance(1_000);
  after.refuse(undefined);
  await after.agents.subscribe(request({ appUrl: 'http://sap/2' }));
  await clock.advance(10_000);
  await resumed;
  expect(after.subscribed.map(({ appUrl }) => appUrl)).toEqual(['http://sap/2']);
  expect(after.ended).toEqual([]);
});

test('forgets what ended in order', async () => {
  const { boot, disk } = setUp();
  const { agents, telling } = boot();
  const subscription = { userId: 'agent1', appUrl: 'http://sap/1', appIds: ['a'] };
  await agents.subscribe(request());
  telling.ended(subscription, 'shutdown');
  expect(disk.size).toBe(0);
  await agents.subscribe(request({ appUrl: 'http://sap/2' }));
  telling.left(subscription);
  expect(disk.size).toBe(1);
  telling.left({ ...subscription, appUrl: 'http://sap/2' });
  expect(disk.size).toBe(0);
});

test('keeps the other application ids when one of them leaves', async () => {
  const { boot, disk } = setUp();
  const { agents } = boot();
  await agents.subscribe(request());
  await agents.subscribe(request({ appId: 'b' }));
  await agents.unsubscribe('agent1', 'http://sap/1', 'a');
  expect(disk.get('agent1')?.appIds).toEqual(['b']);
});
