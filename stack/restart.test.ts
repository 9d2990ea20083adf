import { demoPassword, type MockCic, sapHandlers, startMockCic } from '@switchhook/mocks/cic';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startBridgeProcess } from './testing/bridge-process.ts';
import { startSapSide } from './testing/sap-side.ts';

// A process that starts from its sources takes seconds on a busy machine.
const patience = { timeout: 30_000, interval: 20 };

async function start() {
  const cic = await startMockCic({
    handlers: sapHandlers({ workgroup: 'Sales' }),
    deallocateMs: 100,
  });
  onTestFinished(() => cic.close());
  let bridgeUrl = '';
  const sap = await startSapSide(() => bridgeUrl);
  const inline = (userId: string) => [userId, { password: demoPassword }] as const;
  const bridge = await startBridgeProcess({
    cic: {
      hosts: [cic.url],
      user: 'bridge',
      password: demoPassword,
      reconnect: { firstMs: 20, maxMs: 100 },
    },
    credentials: { kind: 'inline', agents: Object.fromEntries(['agent1', 'agent2'].map(inline)) },
    actionItems: { workgroups: ['Sales'] },
  });
  bridgeUrl = bridge.url;
  const agent = sap.agent('agent1');
  const becomes = (id: string, state: string | undefined, userId = 'agent1') =>
    vi.waitFor(() => expect(sap.agent(userId).items.get(id)).toBe(state), patience);
  return { cic, sap, bridge, agent, becomes };
}

test('after a crash SAP is told at once what ended, what came and what was said, and nothing else', {
  timeout: 120_000,
}, async () => {
  const { cic, sap, bridge, agent, becomes } = await start();
  for (const userId of ['agent1', 'agent2']) {
    expect(await sap.subscribe(userId)).toMatchObject({ userId });
  }
  const place = (from: string, userId = 'agent1') => cic.placeCall({ to: { user: userId }, from });
  const accept = async (itemId: string, userId = 'agent1') => {
    await becomes(itemId, 'Alerting', userId);
    await sap.call('IciPhoneCall.accept', { itemId }, userId);
    await becomes(itemId, 'Connected', userId);
  };
  const untouched = place('+4900', 'agent2');
  await accept(untouched, 'agent2');
  const [stays, ends] = [place('+4911'), place('+4922')];
  await accept(stays);
  await sap.call('IciPhoneCall.hold', { itemId: stays }, 'agent1');
  await becomes(stays, 'Held');
  await accept(ends);
  const rings = place('+4933');
  await becomes(rings, 'Alerting');
  const chat = cic.placeChat({
    to: { user: 'agent1' },
    from: 'erika@mail.example',
    name: 'Erika',
    text: 'Hi',
  });
  await becomes(chat, 'Alerting');
  await sap.call('IciChat.accept', { chatSessionId: chat }, 'agent1');
  await becomes(chat, 'Active');
  await vi.waitFor(() => expect(agent.lines.get(chat)).toEqual(['Erika: Hi']), patience);

  await bridge.kill();
  const before = agent.history.length;
  const beforeOfOther = sap.agent('agent2').history.length;
  for (const id of [ends, rings]) cic.remoteDisconnect(id);
  cic.visitorSays(chat, 'Are you there?');
  const comes = place('+4944');
  // What ended has left CIC's queue by now: the store alone knows of it.
  await vi.waitFor(() => expect(queueOf(cic, 'agent1')).toEqual([stays, chat, comes]), patience);
  await bridge.start();

  await becomes(comes, 'Alerting');
  await becomes(ends, undefined);
  await becomes(rings, undefined);
  await vi.waitFor(
    () => expect(agent.lines.get(chat)).toEqual(['Erika: Hi', 'Erika: Are you there?']),
    patience,
  );
  expect(agent.capabilities.get(stays)).toContain('Retrieve');
  expect(agent.history.slice(before).filter((line) => line.startsWith('mode'))).toEqual([]);
  // And it all goes on from there, also for whom nothing had changed and nothing was told.
  expect(await sap.call('IciPhoneCall.retrieve', { itemId: stays }, 'agent1')).toBeUndefined();
  await becomes(stays, 'Connected');
  expect(sap.agent('agent2').history.slice(beforeOfOther)).toEqual([]);
  await vi.waitFor(async () => {
    expect(await sap.call('IciPhoneCall.drop', { itemId: untouched }, 'agent2')).toBeUndefined();
  }, patience);
  await becomes(untouched, 'Ended', 'agent2');
  expect(await sap.call('IciChat.getPostings', { chatSessionId: chat }, 'agent1')).toHaveLength(2);
});

test('work of SAP that an agent finished in CIC while the bridge was down is done when it is back', {
  timeout: 120_000,
}, async () => {
  const { cic, sap, bridge } = await start();
  const route = (actionItemId: string) =>
    sap.call('IciAction.route', { actionItemId, itemData: { actionItemId, title: 'A mail' } });
  const inCic = () =>
    cic.state().interactions.filter(({ attributes, state }) => attributes.ACTION_ITEM_ID && state === 'O');
  const onPage = async () => (await fetch(bridge.url)).text();
  for (const id of ['finished', 'open']) expect(await route(id)).toBeUndefined();
  await vi.waitFor(() => expect(inCic()).toHaveLength(2), patience);
  await vi.waitFor(
    async () => expect(await onPage()).toContain('2, of them 0 on the overflow list'),
    patience,
  );
  await bridge.kill();
  const finished = inCic().find(({ attributes }) => attributes.ACTION_ITEM_ID === 'finished');
  cic.remoteDisconnect(finished?.interactionId ?? '');
  await vi.waitFor(() => expect(inCic()).toHaveLength(1), patience);
  await bridge.start();
  await vi.waitFor(
    async () => expect(await onPage()).toContain('1, of them 0 on the overflow list'),
    patience,
  );
  expect(await sap.call('IciAction.cancel', { actionItemId: 'finished' })).toContain('ICI-003');
  expect(await sap.call('IciAction.cancel', { actionItemId: 'open' })).toBeUndefined();
});

function queueOf(cic: MockCic, userId: string): readonly string[] | undefined {
  return cic.state().users.find((user) => user.userId === userId)?.queue;
}
