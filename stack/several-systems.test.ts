import { type BridgeConfigInput, createBridge } from '@switchhook/bridge';
import { demoPassword, demoWorld, startMockCic } from '@switchhook/mocks/cic';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startSapSide } from './testing/sap-side.ts';

const patience = { timeout: 20_000, interval: 20 };

type Ports = NonNullable<Parameters<typeof createBridge>[1]>;

/** Two SAP systems and two CIC systems around one bridge (G19). */
async function startSite(rules: { readonly north?: object; readonly south?: object }, ports: Ports = {}) {
  let bridgeUrl = '';
  const saps = [await startSapSide(() => bridgeUrl), await startSapSide(() => bridgeUrl)] as const;
  const world = demoWorld(12);
  const [north, south] = [await startMockCic({ world }), await startMockCic({ world })];
  onTestFinished(() => north.close());
  onTestFinished(() => south.close());
  const service = { user: 'bridge', password: demoPassword };
  const bridge = createBridge(
    {
      listen: { port: 0 },
      cicSystems: [
        { name: 'north', hosts: [north.url], ...service, ...(rules.north && { agents: rules.north }) },
        { name: 'south', hosts: [south.url], ...service, ...(rules.south && { agents: rules.south }) },
      ] as NonNullable<BridgeConfigInput['cicSystems']>,
    },
    ports,
  );
  onTestFinished(bridge.stop);
  bridgeUrl = `${(await bridge.start()).url}/`;
  const isIn = (cic: typeof north, userId: string) =>
    cic.state().users.some((user) => user.userId === userId && user.loggedIn);
  const systemsOf = (userId: string) =>
    [isIn(north, userId) ? 'north' : '', isIn(south, userId) ? 'south' : ''].filter(Boolean);
  return { saps, north, south, systemsOf };
}

test.each([
  [
    'a list',
    { north: { list: ['agent10', 'agent2'] }, south: { all: true } },
    {},
    ['agent2', 'agent10'],
    ['agent1', 'agent11'],
  ],
  ['a prefix', { north: { prefix: 'agent1' }, south: { all: true } }, {}, ['agent1', 'agent11'], ['agent2']],
  [
    'the longest prefix',
    { north: { prefix: 'agent1' }, south: { prefix: 'agent' } },
    {},
    ['agent12'],
    ['agent3'],
  ],
  [
    'a function of the site',
    {},
    { systemOf: async (userId: string) => (Number(userId.slice(5)) % 2 === 0 ? 'north' : 'south') },
    ['agent2', 'agent4'],
    ['agent1', 'agent3'],
  ],
] as const)('agents belong to a CIC system by %s', async (_, rules, ports, northern, southern) => {
  const { saps, systemsOf } = await startSite(rules, ports);
  const [sap] = saps;
  for (const userId of [...northern, ...southern]) {
    expect(await sap.subscribe(userId, demoPassword)).toMatchObject({ userId });
  }
  for (const userId of northern) expect([userId, systemsOf(userId)]).toEqual([userId, ['north']]);
  for (const userId of southern) expect([userId, systemsOf(userId)]).toEqual([userId, ['south']]);
});

test('a rule that names no system is said, and so is an agent of none', async () => {
  const systemOf = (userId: string) => (userId === 'agent1' ? 'west' : undefined);
  const { saps } = await startSite({}, { systemOf });
  expect(await saps[0].subscribe('agent1', demoPassword)).toMatch(
    /^ICI-019 .*"west", and there are north, south/,
  );
  expect(await saps[0].subscribe('agent2', demoPassword)).toMatch(
    /^ICI-001 .*belongs to none of north, south/,
  );
});

test('two SAP systems are served at once, each with the events of its own agents and no others', async () => {
  const { saps, north, south } = await startSite({ north: { list: ['agent1'] }, south: { all: true } });
  const [one, two] = saps;
  await one.subscribe('agent1', demoPassword);
  await two.subscribe('agent2', demoPassword);
  const ids = [
    north.placeCall({ to: { user: 'agent1' }, from: '+4911' }),
    south.placeCall({ to: { user: 'agent2' }, from: '+4922' }),
  ] as const;
  // Both systems number their calls alike: whose is meant, the user of the header says.
  expect(ids[0]).toBe(ids[1]);
  await vi.waitFor(() => {
    expect(one.agent('agent1').items.get(ids[0])).toBe('Alerting');
    expect(two.agent('agent2').items.get(ids[1])).toBe('Alerting');
  }, patience);
  expect(await two.call('IciPhoneCall.accept', { itemId: ids[1] }, 'agent2')).toBeUndefined();
  await vi.waitFor(() => expect(two.agent('agent2').items.get(ids[1])).toBe('Connected'), patience);
  expect(one.agent('agent1').items.get(ids[0])).toBe('Alerting');
  expect([one.agent('agent2').history, two.agent('agent1').history]).toEqual([[], []]);
});

test('one CIC system that goes down leaves the agents of the other at work', async () => {
  const { saps, north, south } = await startSite({ north: { list: ['agent1'] }, south: { all: true } });
  const [one, two] = saps;
  await one.subscribe('agent1', demoPassword);
  await two.subscribe('agent2', demoPassword);
  await north.close();
  await vi.waitFor(
    () => expect(one.agent('agent1').workMode).toMatch(/Server Down|Attempt Reconnect/),
    patience,
  );
  const call = south.placeCall({ to: { user: 'agent2' }, from: '+4922' });
  await vi.waitFor(() => expect(two.agent('agent2').items.get(call)).toBe('Alerting'), patience);
  expect(await two.call('IciPhoneCall.accept', { itemId: call }, 'agent2')).toBeUndefined();
  await vi.waitFor(() => expect(two.agent('agent2').items.get(call)).toBe('Connected'), patience);
  expect(two.agent('agent2').history.join()).not.toContain('Server Down');
});
