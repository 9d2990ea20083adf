import { createBridge } from '@switchhook/bridge';
import { demoPassword, demoWorld, type MockCic, startMockCic } from '@switchhook/mocks/cic';
import { expect, onTestFinished, test, vi } from 'vitest';
import { pictureOfCic, pictureOfTold } from './testing/agreement.ts';
import { type SapSide, startSapSide } from './testing/sap-side.ts';

const patience = { timeout: 30_000, interval: 20 };

/** How far the call of a callback is when the agent completes the callback. */
const moments = ['at once', 'dialing', 'connected', 'held', 'left by the customer', 'hung up'] as const;
/** And how the call ends that is still there then. */
const endings = ['customer', 'agent'] as const;
const cases = moments.flatMap((moment) => endings.map((ending) => ({ moment, ending })));
const agentOf = (index: number) => `agent${index + 1}`;

async function startSite() {
  let bridgeUrl = '';
  const sap = await startSapSide(() => bridgeUrl);
  const cic = await startMockCic({ world: demoWorld(cases.length), dialStepMs: 20, deallocateMs: 200 });
  onTestFinished(() => cic.close());
  const bridge = createBridge({
    listen: { port: 0 },
    cic: { hosts: [cic.url], user: 'bridge', password: demoPassword },
  });
  onTestFinished(bridge.stop);
  bridgeUrl = `${(await bridge.start()).url}/`;
  return { sap, cic };
}

async function play(sap: SapSide, cic: MockCic, userId: string, { moment, ending }: (typeof cases)[number]) {
  await sap.subscribe(userId, demoPassword);
  const known = sap.agent(userId);
  const becomes = (id: string, state: string) =>
    vi.waitFor(
      () => expect([userId, moment, known.items.get(id)]).toEqual([userId, moment, state]),
      patience,
    );
  const must = async (done: Promise<unknown>) =>
    expect([userId, moment, await done]).toEqual([userId, moment, undefined]);
  const callback = cic.placeCallback({ to: { user: userId }, number: '+4930789' });
  await becomes(callback, 'Alerting');
  await must(sap.call('IciPhoneCall.accept', { itemId: callback }, userId));
  const callOf = () =>
    cic.state().interactions.find(({ interactionId }) => interactionId === callback)?.callback
      ?.callInteractionId ?? '';
  await vi.waitFor(() => expect(callOf()).not.toBe(''), patience);
  const itemId = callOf();
  if (moment !== 'at once') await becomes(itemId, 'Dialing');
  if (['connected', 'held', 'left by the customer', 'hung up'].includes(moment)) {
    cic.remoteAnswer(itemId);
    await becomes(itemId, 'Connected');
  }
  if (moment === 'held') {
    await must(sap.call('IciPhoneCall.hold', { itemId }, userId));
    await becomes(itemId, 'Held');
  }
  if (moment === 'left by the customer') cic.remoteDisconnect(itemId);
  if (moment === 'hung up') await must(sap.call('IciPhoneCall.drop', { itemId }, userId));

  await must(sap.call('IciItem.end', { itemId: callback }, userId));
  await vi.waitFor(() => expect(known.items.get(callback) ?? 'Ended').toBe('Ended'), patience);
  const isOver = ['left by the customer', 'hung up'].includes(moment);
  if (!isOver && ending === 'customer') {
    await vi.waitFor(() => cic.remoteDisconnect(itemId), patience);
  } else if (!isOver) {
    await vi.waitFor(() => expect(known.capabilities.get(itemId)).toContain('HangUp'), patience);
    await must(sap.call('IciPhoneCall.drop', { itemId }, userId));
  }
}

test('a callback is completed at every moment of its call, and nothing is left of either', async () => {
  const { sap, cic } = await startSite();
  await Promise.all(cases.map((one, index) => play(sap, cic, agentOf(index), one)));
  await vi.waitFor(() => {
    const state = cic.state();
    for (const [index, { moment, ending }] of cases.entries()) {
      const known = sap.agent(agentOf(index));
      const left = [...known.items].filter(([, text]) => !['Ended', 'Failed'].includes(text));
      expect([moment, ending, left]).toEqual([moment, ending, []]);
      expect([moment, ending, pictureOfTold(known)]).toEqual([
        moment,
        ending,
        pictureOfCic(state, agentOf(index)),
      ]);
    }
  }, patience);
}, 120_000);
