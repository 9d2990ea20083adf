import { createBridge } from '@switchhook/bridge';
import { demoPassword, demoWorld, type MockCicPair, startMockCicPair } from '@switchhook/mocks/cic';
import { expect, onTestFinished, test, vi } from 'vitest';
import { pictureOfCic, pictureOfTold } from './testing/agreement.ts';
import { type SapSide, startSapSide } from './testing/sap-side.ts';

const users = Array.from({ length: 100 }, (_, index) => `agent${index + 1}`);
const patience = { timeout: 60_000, interval: 100 };
const linkTexts = ['Server Down', 'Attempt Reconnect'];

/** What an agent does when CIC goes away; every fifth the same. */
const kinds = ['call', 'chat', 'consultation', 'conference', 'callback'] as const;
const kindOf = (userId: string) => kinds[users.indexOf(userId) % kinds.length] ?? 'call';
const usersOf = (kind: (typeof kinds)[number]) => users.filter((userId) => kindOf(userId) === kind);

async function startSite() {
  let bridgeUrl = '';
  const sap = await startSapSide(() => bridgeUrl);
  const pair = await startMockCicPair({ world: demoWorld(users.length) });
  onTestFinished(pair.close);
  const bridge = createBridge({
    listen: { port: 0 },
    cic: {
      hosts: [pair.first.url, pair.second.url],
      user: 'bridge',
      password: demoPassword,
      reconnect: { firstMs: 100, maxMs: 1_000 },
    },
  });
  onTestFinished(bridge.stop);
  bridgeUrl = `${(await bridge.start()).url}/`;
  return { sap, pair };
}

/** Brings an agent into the middle of their work; resolves to the items that it is about. */
async function beginWork(sap: SapSide, pair: MockCicPair, userId: string): Promise<readonly string[]> {
  const agent = sap.agent(userId);
  const becomes = (id: string, state: string) =>
    vi.waitFor(() => expect([userId, agent.items.get(id)]).toEqual([userId, state]), patience);
  const must = async (done: Promise<unknown>) => expect(String(await done)).not.toMatch(/^ICI-/);
  const to = { user: userId };
  const answer = async (from: string) => {
    const itemId = pair.placeCall({ to, from });
    await becomes(itemId, 'Alerting');
    await must(sap.call('IciPhoneCall.accept', { itemId }, userId));
    await becomes(itemId, 'Connected');
    return itemId;
  };
  switch (kindOf(userId)) {
    case 'call':
      return [await answer('+4930123')];
    case 'chat': {
      const chatSessionId = pair.placeChat({ to, from: 'erika@mail.example', name: 'Erika', text: 'Hello' });
      await becomes(chatSessionId, 'Alerting');
      await must(sap.call('IciChat.accept', { chatSessionId }, userId));
      await becomes(chatSessionId, 'Active');
      await vi.waitFor(() => expect(agent.lines.get(chatSessionId)).toEqual(['Erika: Hello']), patience);
      return [chatSessionId];
    }
    case 'consultation': {
      const itemId = await answer('+4930123');
      const destination = { value: '+4989456', type: 'phone' } as const;
      const consulted = await sap.call('IciPhoneCall.consult', { itemId, destination }, userId);
      const { phoneCallId } = consulted as { readonly phoneCallId: string };
      pair.remoteAnswer(phoneCallId);
      await becomes(phoneCallId, 'Consulting');
      await becomes(itemId, 'Held');
      return [itemId, phoneCallId];
    }
    case 'conference': {
      const itemId = await answer('+4930123');
      await must(sap.call('IciPhoneCall.hold', { itemId }, userId));
      await becomes(itemId, 'Held');
      const consultItemId = await answer('+4930456');
      await must(sap.call('IciPhoneCall.conference', { itemId, consultItemId }, userId));
      await vi.waitFor(() => expect([...agent.items.values()]).toEqual(['Conference']), patience);
      return [...agent.items.keys()];
    }
    default: {
      const itemId = pair.placeCallback({ to, number: '+4930789' });
      await becomes(itemId, 'Alerting');
      await must(sap.call('IciPhoneCall.accept', { itemId }, userId));
      await becomes(itemId, 'Connected');
      const calls = () => [...agent.items.keys()].filter((id) => id !== itemId);
      await vi.waitFor(() => expect(calls()).toHaveLength(1), patience);
      const [callId = ''] = calls();
      pair.remoteAnswer(callId);
      await becomes(callId, 'Connected');
      return [itemId, callId];
    }
  }
}

/** CIC, bridge and SAP say the same of every agent. */
async function agree(sap: SapSide, pair: MockCicPair): Promise<void> {
  const state = pair.state();
  for (const userId of users) {
    const told = sap.agent(userId);
    expect([userId, pictureOfTold(told)]).toEqual([userId, pictureOfCic(state, userId)]);
    const containers = [`line:WS-${userId.toUpperCase()}`, `inbox:${userId}`];
    const lists = await Promise.all(
      containers.map((containerId) => sap.call('IciContainer.getItems', { containerId }, userId)),
    );
    const items = (lists as { readonly itemId: string; readonly capabilityList: string[] }[][]).flat();
    const inBridge = items.map(({ itemId, capabilityList }) => [itemId, capabilityList] as const);
    expect([userId, new Map(inBridge)]).toEqual([userId, told.capabilities]);
  }
}

test('carries a hundred agents over to the other server, whatever they are at, and tells SAP just what changed', async () => {
  const { sap, pair } = await startSite();
  await Promise.all(users.map((userId) => sap.subscribe(userId, demoPassword)));
  const work = new Map<string, readonly string[]>();
  await Promise.all(users.map(async (userId) => work.set(userId, await beginWork(sap, pair, userId))));
  await vi.waitFor(() => agree(sap, pair), patience);
  const itemsOf = (userId: string) => work.get(userId) ?? [];
  const length = new Map(users.map((userId) => [userId, sap.agent(userId).history.length]));
  const since = (userId: string) => sap.agent(userId).history.slice(length.get(userId));
  const capabilities = new Map(users.map((userId) => [userId, new Map(sap.agent(userId).capabilities)]));

  // Neither server takes log-ons yet.
  pair.planFaults({ rules: [{ fault: 'unavailable', method: 'POST', path: '/icws/connection' }] });
  pair.switchover();
  const [caller = ''] = usersOf('call');
  const [chatter = ''] = usersOf('chat');
  const [ended = ''] = itemsOf(caller);
  const [chat = ''] = itemsOf(chatter);
  pair.remoteDisconnect(ended);
  pair.visitorSays(chat, 'Are you there?');

  await vi.waitFor(() => {
    expect(users.filter((userId) => !linkTexts.includes(sap.agent(userId).workMode))).toEqual([]);
  }, patience);
  await Promise.all(users.map((userId) => refusesWhileAway(sap, userId, itemsOf(userId))));
  await vi.waitFor(() => {
    const seen = users.filter((userId) => linkTexts.every((text) => since(userId).includes(`mode ${text}`)));
    expect(seen).toEqual(users);
  }, patience);
  pair.planFaults({ rules: [] });

  await vi.waitFor(() => {
    expect(users.filter((userId) => linkTexts.includes(sap.agent(userId).workMode))).toEqual([]);
    expect(since(caller).some((line) => line.startsWith(`${ended} Ended`))).toBe(true);
    expect(sap.agent(chatter).lines.get(chat)).toEqual(['Erika: Hello', 'Erika: Are you there?']);
  }, patience);
  await vi.waitFor(() => agree(sap, pair), patience);

  for (const userId of users) {
    const history = since(userId);
    expect(history[0], userId).toMatch(/^mode Server Down$|Connected|Active|Held|Consulting|Conference/);
    expect(history).toContain('mode Server Down');
    if ([caller, chatter].includes(userId)) continue;
    // While CIC was away an item allowed nothing, then what it had allowed before: told twice, as the same state.
    for (const itemId of itemsOf(userId)) {
      const told = history.filter((line) => line.startsWith(`${itemId} `));
      expect([userId, told]).toEqual([userId, [told[0], told[0]]]);
      expect(sap.agent(userId).capabilities.get(itemId)).toEqual(capabilities.get(userId)?.get(itemId));
    }
    const others = history.filter((line) => !itemsOf(userId).some((id) => line.startsWith(`${id} `)));
    expect(others.filter((line) => !line.startsWith('mode'))).toEqual([]);
  }
  // Nothing was lost, and nothing told twice.
  expect(since(chatter).filter((line) => line.includes('said'))).toEqual([
    `${chat} said Erika: Are you there?`,
  ]);

  for (const workmode of linkTexts) {
    const chosen = await sap.call('IciUser.setCurrentWorkmode', { userId: 'agent1', workmode }, 'agent1');
    expect(chosen).toMatch(/^ICI-005 /);
  }

  // And everybody goes on.
  await Promise.all(
    usersOf('consultation').map(async (userId) => {
      const [itemId = '', consultItemId = ''] = itemsOf(userId);
      expect(await sap.call('IciPhoneCall.warmTransfer', { itemId, consultItemId }, userId)).toBeUndefined();
    }),
  );
  await vi.waitFor(() => {
    expect(usersOf('consultation').filter((userId) => sap.agent(userId).items.size > 0)).toEqual([]);
  }, patience);
  await vi.waitFor(() => agree(sap, pair), patience);
}, 240_000);

/** A clear fault for each operation; the two texts can be read and never be chosen (G30). */
async function refusesWhileAway(sap: SapSide, userId: string, itemIds: readonly string[]): Promise<void> {
  const [itemId = ''] = itemIds;
  const away = /^ICI-00[48] Failed to .+: .+\. .+/;
  const refused =
    kindOf(userId) === 'chat'
      ? [sap.call('IciChat.newPosting', { chatSessionId: itemId, contentText: 'Hello?' }, userId)]
      : [
          sap.call('IciPhoneCall.hold', { itemId }, userId),
          sap.call('IciPhoneCall.drop', { itemId }, userId),
        ];
  for (const fault of await Promise.all(refused))
    expect([userId, fault]).toEqual([userId, expect.stringMatching(away)]);
  const setWorkmode = (workmode: string) =>
    sap.call('IciUser.setCurrentWorkmode', { userId, workmode }, userId);
  expect(await setWorkmode('2')).toMatch(/^ICI-008 /);
  for (const text of linkTexts) expect(await setWorkmode(text)).toMatch(/^ICI-008 /);
  const modes = (await sap.call('IciUser.getWorkmodes', { userId }, userId)) as readonly {
    description: string;
  }[];
  expect(modes.filter(({ description }) => linkTexts.includes(description))).toEqual([]);
}
