import { createBridge } from '@switchhook/bridge';
import { demoPassword, demoWorld, startMockCicPair } from '@switchhook/mocks/cic';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startSapSide } from './testing/sap-side.ts';

const agentCount = 100;
const users = Array.from({ length: agentCount }, (_, index) => `agent${index + 1}`);
const patience = { timeout: 60_000, interval: 100 };

test('carries a hundred agents in calls over to the other server and tells SAP just what changed', async () => {
  let bridgeUrl = '';
  const sap = await startSapSide(() => bridgeUrl);
  const pair = await startMockCicPair({ world: demoWorld(agentCount) });
  onTestFinished(pair.close);
  const bridge = createBridge({
    listen: { port: 0 },
    cic: {
      hosts: [pair.first.url, pair.second.url],
      user: 'bridge',
      password: demoPassword,
      reconnect: { firstMs: 20, maxMs: 200 },
    },
  });
  onTestFinished(bridge.stop);
  bridgeUrl = `${(await bridge.start()).url}/`;

  for (const userId of users) await sap.subscribe(userId, demoPassword);
  const calls = new Map(
    users.map((userId) => [userId, pair.placeCall({ to: { user: userId }, from: '+4930123' })]),
  );
  const call = (userId: string) => calls.get(userId) ?? '';
  const stateOf = (userId: string) => sap.agent(userId).items.get(call(userId));
  const everybody = (state: string) =>
    expect(users.filter((userId) => stateOf(userId) !== state)).toEqual([]);
  await vi.waitFor(() => everybody('Alerting'), patience);
  await Promise.all(users.map((userId) => sap.call('IciPhoneCall.accept', { itemId: call(userId) }, userId)));
  await vi.waitFor(() => everybody('Connected'), patience);
  const before = new Map(users.map((userId) => [userId, sap.agent(userId).history.length]));

  pair.switchover();
  pair.remoteDisconnect(call('agent7'));
  await vi.waitFor(() => {
    for (const userId of users) {
      const modes = sap.agent(userId).history.filter((line) => line.startsWith('mode'));
      expect(modes).toContain('mode Server Down');
      expect(modes.at(-1)).not.toMatch(/Server Down|Attempt Reconnect/);
    }
  }, patience);
  await vi.waitFor(() => expect(stateOf('agent7')).toBe('Ended'), patience);

  // While CIC was away a call allowed nothing, then everything again: twice told, and never as another state.
  for (const userId of users.filter((other) => other !== 'agent7')) {
    const since = sap
      .agent(userId)
      .history.slice(before.get(userId))
      .filter((line) => !line.startsWith('mode'));
    expect(since).toEqual([`${call(userId)} Connected Accepted`, `${call(userId)} Connected Accepted`]);
  }

  const others = users.filter((userId) => userId !== 'agent7');
  await Promise.all(others.map((userId) => sap.call('IciPhoneCall.hold', { itemId: call(userId) }, userId)));
  await vi.waitFor(() => expect(others.filter((userId) => stateOf(userId) !== 'Held')).toEqual([]), patience);
}, 180_000);
