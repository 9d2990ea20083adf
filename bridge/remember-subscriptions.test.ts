import { expect, test } from 'vitest';
import type { AgentDirectory } from './agents/agents.ts';
import type { ResumeRequest } from './agents/seat.ts';
import type { SeatTelling, Subscription } from './agents/subscription.ts';
import { VirtualClock } from './clock/index.ts';
import { newAgent } from './core/agent.ts';
import type { AgentSnapshot, SubscribeRequest } from './core/agents-port.ts';
import { BridgeError } from './core/bridge-error.ts';
import type { KeptAgent } from './core/kept-agent.ts';
import { silentLog } from './core/log.ts';
import type { StoredSubscription } from './core/subscription-store-port.ts';
import { call, play } from './core/testing/agents-at-work.ts';
import { createRememberedSubscriptions } from './remember-subscriptions.ts';
import { createRememberedTold } from './remember-told.ts';
import { createToldStore, openStore } from './store/index.ts';

/** One disk; each `boot` is a process that may end at any moment. */
function setUp() {
  const disk = new Map<string, StoredSubscription>();
  const clock = new VirtualClock();
  const store = {
    all: () => [...disk.values()],
    save: (one: StoredSubscription) => void disk.set(one.userId, one),
    remove: (userId: string) => void disk.delete(userId),
  };
  const memory = openStore({ path: ':memory:' });
  const toldStore = createToldStore(memory);
  function boot(canResume = true) {
    const subscribed: SubscribeRequest[] = [];
    const resumed: string[] = [];
    const ended: string[] = [];
    let refusal: BridgeError | undefined;
    const base = {
      subscribe: async (request: SubscribeRequest) => {
        if (refusal) throw refusal;
        subscribed.push(request);
        return { agent: newAgent(request.userId) };
      },
      unsubscribe: async () => undefined,
      resume: async ({ userId, appUrl, appIds }: ResumeRequest, { items }: KeptAgent) => {
        if (refusal) throw refusal;
        resumed.push(`${userId} ${appUrl} ${appIds} ${items.map(({ itemId }) => itemId)}`);
      },
    } as unknown as Pick<AgentDirectory, 'subscribe' | 'unsubscribe' | 'resume'>;
    const told = createRememberedTold({ store: toldStore, log: silentLog });
    const remembered = createRememberedSubscriptions({ store, told, clock, log: silentLog, canResume });
    const taken: (() => void)[] = [];
    const telling = remembered.wrapTelling({
      notice: (_subscription, _snapshot, _notice, onTaken) => void taken.push(onTaken ?? (() => undefined)),
      left: () => undefined,
      ended: ({ userId, appUrl }: Subscription, reason) => void ended.push(`${userId} ${appUrl} ${reason}`),
    } satisfies SeatTelling);
    const agents = remembered.wrapAgents(base);
    return {
      agents,
      telling,
      subscribed,
      resumed,
      ended,
      taken,
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

const subscription = { userId: 'agent1', appUrl: 'http://sap/1', appIds: ['a', 'b'] };

test('goes on with all application ids of a subscription after a crash, where SAP’s knowledge ends', async () => {
  const { boot, disk } = setUp();
  const before = boot();
  await before.agents.subscribe(request({ workcenterId: 'WS-1' }));
  await before.agents.subscribe(request({ appId: 'b' }));
  const { notices } = play(call('7', 'alerting'), call('8', 'alerting'));
  for (const notice of notices) before.telling.notice(subscription, {} as AgentSnapshot, notice);
  // SAP has not taken the second one.
  before.taken[0]?.();
  const after = boot();
  await after.resume();
  expect(after.resumed).toEqual(['agent1 http://sap/1 a,b 7']);
  expect([after.subscribed, after.ended]).toEqual([[], []]);
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
  expect(after.resumed).toHaveLength(1);
});

test('takes nothing from an earlier address for what the present one knows', async () => {
  const { boot } = setUp();
  const before = boot();
  await before.agents.subscribe(request());
  for (const notice of play(call('7', 'alerting')).notices) {
    before.telling.notice(subscription, {} as AgentSnapshot, notice);
  }
  await before.agents.subscribe(request({ appUrl: 'http://sap/2' }));
  before.taken[0]?.();
  const after = boot();
  await after.resume();
  expect(after.resumed).toEqual(['agent1 http://sap/2 a ']);
});

test('subscribes anew where an older bridge kept nothing of what SAP was told', async () => {
  const { boot, disk } = setUp();
  disk.set('agent1', { ...subscription, workcenterId: 'WS-1', language: 'de' });
  const after = boot();
  await after.resume();
  expect(after.subscribed).toMatchObject([
    { userId: 'agent1', appUrl: 'http://sap/1', appId: 'a', workcenterId: 'WS-1', language: 'de' },
    { appId: 'b' },
  ]);
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
