import { createBridge } from '@switchhook/bridge';
import { systemClock } from '@switchhook/bridge/clock';
import { demoPassword, demoWorld, startMockCic } from '@switchhook/mocks/cic';
import { startMockSap } from '@switchhook/mocks/sap';
import type { AgentView } from '@switchhook/simulator/model';
import { expect, onTestFinished, test, vi } from 'vitest';

/** A bridge between one SAP and two CIC systems: agent1 belongs to the first, agent2 to the second, no one else to any. */
async function startSite() {
  const users = demoWorld().users.map((user) => (user.id === 'agent2' ? { ...user, extension: '' } : user));
  const north = await startMockCic();
  const south = await startMockCic({ world: { ...demoWorld(), users } });
  onTestFinished(() => north.close());
  onTestFinished(() => south.close());
  const service = { user: 'bridge', password: demoPassword };
  const bridge = createBridge({
    listen: { port: 0 },
    cicSystems: [
      { name: 'north', hosts: [north.url], ...service, language: 'de-de', agents: { list: ['agent1'] } },
      { name: 'south', hosts: [south.url], ...service, agents: { list: ['agent2', 'agent3'] } },
    ],
    workModeList: 'append',
    workModes: [{ id: '4', description: 'Lunch', cicStatus: 'At Lunch', localized: true }],
  });
  const { url } = await bridge.start();
  const sap = await startMockSap({
    bridgeUrl: url,
    agents: demoWorld().users.map(({ id, displayName, extension, defaultStation }) => ({
      userId: id,
      name: displayName,
      extension,
      workcenterId: `${demoPassword};${defaultStation ?? ''}`,
    })),
    clock: systemClock,
  });
  onTestFinished(async () => {
    await bridge.stop();
    await sap.close();
  });
  const viewOf = async (userId: string): Promise<AgentView> =>
    (await fetch(`${sap.url}/api/agents/${userId}`)).json() as Promise<AgentView>;
  const logOn = (userId: string) => fetch(`${sap.url}/api/agents/${userId}/log-on`, { method: 'POST' });
  const accept = (userId: string) =>
    fetch(`${sap.url}/api/agents/${userId}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ command: 'accept' }),
    });
  const connected = (userId: string) =>
    vi.waitFor(async () => expect((await viewOf(userId)).cms).toBe('connected'), 10_000);
  const stateOf = async (userId: string) => (await viewOf(userId)).sessions.map(({ item }) => item?.state);
  const page = async () => (await fetch(`${url}/`)).text();
  return { north, south, viewOf, logOn, connected, stateOf, accept, page };
}

test('each agent works with the own CIC system', async () => {
  const { north, south, logOn, connected, stateOf, accept, page } = await startSite();
  for (const userId of ['agent1', 'agent3']) {
    await logOn(userId);
    await connected(userId);
  }
  north.placeCall({ to: { user: 'agent1' }, from: '+4911' });
  await vi.waitFor(async () => expect(await stateOf('agent1')).toEqual(['alerting']), 10_000);
  expect(await stateOf('agent3')).not.toContain('alerting');
  south.placeCall({ to: { user: 'agent3' }, from: '+4922' });
  await vi.waitFor(async () => expect(await stateOf('agent3')).toEqual(['alerting']), 10_000);
  // Two systems may well give two calls the same id: each agent answers the own one.
  for (const userId of ['agent1', 'agent3']) {
    await accept(userId);
    await vi.waitFor(async () => expect(await stateOf(userId)).toEqual(['connected']), 10_000);
  }
  expect([north, south].map((cic) => cic.state().interactions.map(({ state }) => state))).toEqual([
    ['C'],
    ['C'],
  ]);
  const text = await page();
  expect(text).toContain('CIC north');
  expect(text).toContain('CIC south');
});

test('the page says why an agent is not logged on, each in its own words', async () => {
  const { logOn, page } = await startSite();
  for (const userId of ['agent2', 'agent4']) await logOn(userId);
  await vi.waitFor(async () => {
    const text = await page();
    expect(text).toContain('Not logged on: agent2');
    expect(text).toContain('the user has no extension');
    expect(text).toContain('Not logged on: agent4');
    expect(text).toContain('belongs to none of north, south');
  }, 10_000);
});

test('an agent reads the CIC text of a further work mode', async () => {
  const { logOn, connected, viewOf } = await startSite();
  await logOn('agent1');
  await connected('agent1');
  const { workModes } = await viewOf('agent1');
  expect(workModes.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  expect(workModes[3]?.description).not.toBe('Lunch');
});
