import { expect, onTestFinished, test, vi } from 'vitest';
import { VirtualClock } from '../clock/index.ts';
import { BridgeError } from '../core/bridge-error.ts';
import type { CicDirectory, WorkgroupPresence } from '../core/directory-port.ts';
import { silentLog } from '../core/log.ts';
import { defaultDialect } from '../ici/index.ts';
import { createEventSender, type OutgoingEvent } from '../sap/index.ts';
import { accepted, type Reaction, startReceiver } from '../sap/testing/receiver.ts';
import { createMonitor } from './monitor.ts';
import type { MonitoredAgent } from './monitor-document.ts';

const sales: WorkgroupPresence = { workgroup: 'Sales', loggedOn: 3, available: 1, waiting: 2 };
const support: WorkgroupPresence = { workgroup: 'Support', loggedOn: 1, available: 1, waiting: 0 };
const anna: MonitoredAgent = { userId: 'anna', name: 'Anna', status: 'Ready', items: 1 };

/** A directory whose figures a test changes. */
function someDirectory() {
  const watchers = new Set<() => void>();
  let workgroups: readonly WorkgroupPresence[] | Error = [sales, support];
  const directory: CicDirectory = {
    async workgroups() {
      if (workgroups instanceof Error) throw workgroups;
      return workgroups;
    },
    async presence(userIds) {
      if (userIds.includes('nobody')) throw new BridgeError('unknownUser', 'Failed: nobody. Correct it.');
      return [];
    },
    watch(onChange) {
      watchers.add(onChange);
      return () => void watchers.delete(onChange);
    },
  };
  return {
    directory,
    watchers,
    change(next: readonly WorkgroupPresence[] | Error) {
      workgroups = next;
      for (const watcher of watchers) watcher();
    },
  };
}

function openMonitor() {
  const clock = new VirtualClock();
  const source = someDirectory();
  const sent: { readonly appUrl: string; readonly event: OutgoingEvent }[] = [];
  let agents: readonly MonitoredAgent[] = [anna];
  const monitor = createMonitor({
    directory: source.directory,
    sender: {
      send: ({ appUrl }, event) => void sent.push({ appUrl, event }),
      forget() {},
      onUndeliverable: () => () => {},
    },
    agents: () => agents,
    clock,
    log: silentLog,
  });
  return {
    ...source,
    monitor,
    clock,
    sent,
    setAgents(next: readonly MonitoredAgent[]) {
      agents = next;
      monitor.agentsChanged();
    },
    subscribe: (more: { appUrl?: string; appId?: string; userId?: string; objects?: string[] } = {}) =>
      monitor.subscribe({ userId: 'boss', appUrl: 'http://sap/one', appId: 'M1', objects: [], ...more }),
  };
}

test('the definition names every figure that the data has', async () => {
  const { monitor } = openMonitor();
  const defined = [...monitor.definition().matchAll(/<figure name="(\w+)"/g)].map(([, name]) => name);
  const data = await monitor.data([]);
  for (const name of defined) expect(data).toContain(`<${name}>`);
});

test('the data has workgroups, agents, and what was asked for and is not there', async () => {
  const { monitor, setAgents } = openMonitor();
  setAgents([{ ...anna, name: 'Anna "Ann" <A>' }]);
  expect(await monitor.data(['sales', 'Nowhere'])).toBe(
    '<?xml version="1.0" encoding="utf-8"?><monitorData>' +
      '<workgroup name="Sales"><waiting>2</waiting><loggedOn>3</loggedOn><available>1</available></workgroup>' +
      '<agent id="anna" name="Anna &quot;Ann&quot; &lt;A&gt;"><status>Ready</status><items>1</items></agent>' +
      '<unknown name="Nowhere"/></monitorData>',
  );
});

test('who subscribes is told at once, and then once a second however often figures change', async () => {
  const { clock, sent, subscribe, change } = openMonitor();
  await subscribe();
  await clock.advance(0);
  expect(sent).toHaveLength(1);
  for (let waiting = 3; waiting < 9; waiting += 1) change([{ ...sales, waiting }]);
  await clock.advance(999);
  expect(sent).toHaveLength(1);
  await clock.advance(1);
  expect(sent).toHaveLength(2);
  expect(sent[1]?.event).toMatchObject({
    name: 'monitorDataChanged',
    appIds: ['M1'],
    input: { dataForm: expect.stringContaining('<waiting>8</waiting>') },
  });
});

test('a change that brings the same figures tells nobody', async () => {
  const { clock, sent, subscribe, change } = openMonitor();
  await subscribe({ objects: ['Sales'] });
  await clock.advance(0);
  change([sales, { ...support, waiting: 9 }]);
  await clock.advance(5_000);
  expect(sent).toHaveLength(1);
});

test('an agent who gets an item is a change', async () => {
  const { clock, sent, subscribe, setAgents } = openMonitor();
  await subscribe();
  await clock.advance(0);
  setAgents([{ ...anna, items: 2 }]);
  await clock.advance(1_000);
  expect(sent.at(-1)?.event.input).toMatchObject({ dataForm: expect.stringContaining('<items>2</items>') });
});

test('application ids that watch the same are told in one event, others in one of their own', async () => {
  const { clock, sent, subscribe } = openMonitor();
  await subscribe();
  await subscribe({ appId: 'M2' });
  await subscribe({ appId: 'M3', objects: ['Support'] });
  await clock.advance(0);
  expect(sent.map(({ event }) => event.appIds)).toEqual([['M1', 'M2'], ['M3']]);
});

test('the last application id that goes ends the watch of the directory', async () => {
  const { monitor, clock, sent, subscribe, change, watchers } = openMonitor();
  await subscribe();
  await subscribe({ appId: 'M2' });
  await clock.advance(0);
  await monitor.unsubscribe('boss', 'http://sap/one', 'M1');
  expect(watchers.size).toBe(1);
  await monitor.unsubscribe('boss', 'http://sap/one', 'M2');
  expect(watchers.size).toBe(0);
  change([{ ...sales, waiting: 9 }]);
  await clock.advance(5_000);
  expect(sent).toHaveLength(1);
  await expect(monitor.unsubscribe('boss', 'http://sap/one', 'M2')).rejects.toMatchObject({
    code: 'notLoggedOn',
  });
});

test.each([
  ['an address that cannot be called', { appUrl: 'ftp://sap' }, 'badAddress'],
  ['a workgroup that CIC does not have', { objects: ['Nowhere'] }, 'badAddress'],
  ['a user whom CIC does not know', { userId: 'nobody' }, 'unknownUser'],
])('%s is refused and watches nothing', async (_, more, code) => {
  const { subscribe, watchers } = openMonitor();
  await expect(subscribe(more)).rejects.toMatchObject({ code });
  expect(watchers.size).toBe(0);
});

test('while CIC is away nothing is told, and the figures follow when it is back', async () => {
  const { clock, sent, subscribe, change } = openMonitor();
  await subscribe();
  await clock.advance(0);
  change(new BridgeError('cicUnavailable', 'Failed: away. Wait.'));
  await clock.advance(3_000);
  expect(sent).toHaveLength(1);
  change([{ ...sales, waiting: 7 }]);
  await clock.advance(1_000);
  expect(sent).toHaveLength(2);
});

test.each([401, 404])('an appUrl that answers %i ends the subscription', async (status) => {
  let reaction: Reaction = accepted;
  const receiver = await startReceiver(() => reaction);
  onTestFinished(() => receiver.close());
  const clock = new VirtualClock();
  const sender = createEventSender({ dialect: defaultDialect, clock, rng: () => 0, log: silentLog });
  onTestFinished(() => sender.close());
  const { directory, watchers, change } = someDirectory();
  const monitor = createMonitor({ directory, sender, agents: () => [], clock, log: silentLog });
  await monitor.subscribe({ userId: 'boss', appUrl: receiver.url, appId: 'M1', objects: [] });
  await clock.advance(0);
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
  expect(receiver.received[0]?.body).toContain('monitorDataChanged');
  reaction = { status };
  change([{ ...sales, waiting: 9 }]);
  await clock.advance(1_000);
  await vi.waitFor(() => expect(watchers.size).toBe(0));
  await expect(monitor.unsubscribe('boss', receiver.url, 'M1')).rejects.toMatchObject({
    code: 'notLoggedOn',
  });
});
