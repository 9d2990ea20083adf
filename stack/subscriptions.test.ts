import type { OperationInput, OperationName } from '@switchhook/bridge/ici';
import { demoPassword } from '@switchhook/mocks/cic';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startStack } from './start-stack.ts';
import { callBridge } from './testing/call-bridge.ts';
import { startReceiver } from './testing/sap-side.ts';

const patience = { timeout: 10_000, interval: 20 };

interface SapAddress {
  readonly appUrl: string;
  /** The bodies of its events. */
  readonly events: readonly string[];
  /** Waits for an event that holds all of these texts. */
  hears(...texts: readonly string[]): Promise<void>;
}

async function startAddress(): Promise<SapAddress> {
  const events: string[] = [];
  return {
    appUrl: await startReceiver((body) => events.push(body)),
    events,
    hears: (...texts) =>
      vi.waitFor(() => {
        const isTold = events.some((body) => texts.every((text) => body.includes(text)));
        expect(isTold, `${texts.join(' and ')} in ${events.length} events, last ${events.at(-1)}`).toBe(true);
      }, patience),
  };
}

/** The bridge, and two addresses of SAP, which outlive it: it says farewell to them. */
async function startBridge() {
  const addresses = [await startAddress(), await startAddress()] as const;
  const stack = await startStack({ basePort: 0, tap: false, simulator: 'none', quiet: true });
  onTestFinished(stack.close);
  const call = <N extends OperationName>(name: N, input: OperationInput<N>) =>
    callBridge(stack.addresses.bridge, name, input, 'agent1');
  async function subscribe(which: 0 | 1): Promise<SapAddress> {
    const { appUrl } = addresses[which];
    const workcenterId = `${demoPassword};WS-AGENT1`;
    await call('IciUser.subscribe', { userId: 'agent1', appUrl, appId: `app${which}`, workcenterId });
    return addresses[which];
  }
  return { cic: stack.cic, call, subscribe };
}

test('a new log-on ends the subscription of the one before and tells it', async () => {
  const { call, subscribe, cic } = await startBridge();
  const first = await subscribe(0);
  await call('IciUser.getAttributes', { userId: 'agent1' });
  await first.hears('subscriptionEnded', 'app0', 'Replaced');
  const told = first.events.length;
  const second = await subscribe(1);
  const id = cic.placeCall({ to: { user: 'agent1' }, from: '+49301' });
  await second.hears('phoneCallChanged', id);
  expect(first.events).toHaveLength(told);
});

test('a new subscription in the middle of a chat is told the chat, and reads its lines', async () => {
  const { call, subscribe, cic } = await startBridge();
  const first = await subscribe(0);
  const chatSessionId = cic.placeChat({
    to: { user: 'agent1' },
    from: 'lena@mail.example',
    name: 'Lena',
    text: 'Is anybody there?',
  });
  await first.hears('chatChanged', chatSessionId);
  await call('IciChat.accept', { chatSessionId });
  await first.hears('chatNewPosting', 'Is anybody there?');

  const second = await subscribe(1);
  await second.hears('chatChanged', chatSessionId, 'Active');
  const postings = await call('IciChat.getPostings', { chatSessionId });
  expect(JSON.stringify(postings)).toContain('Is anybody there?');
  cic.visitorSays(chatSessionId, 'Hello?');
  await second.hears('chatNewPosting', 'Hello?');
  expect(second.events.filter((body) => body.includes('Is anybody there?'))).toEqual([]);
});

test('wrapUpRequired keeps an item in wrap-up that CIC gives none, until it is ended', async () => {
  const { call, subscribe, cic } = await startBridge();
  const sap = await subscribe(0);
  // A direct call: the workgroup alone has wrap-up in this CIC.
  const itemId = cic.placeCall({ to: { user: 'agent1' }, from: '+49301' });
  await sap.hears('phoneCallChanged', itemId);
  await call('IciPhoneCall.accept', { itemId });
  await sap.hears('phoneCallChanged', itemId, 'Connected');
  await call('IciItem.wrapUpRequired', { itemId, required: true });
  cic.remoteDisconnect(itemId);
  await sap.hears(itemId, 'Wrap-up');
  await call('IciItem.wrapUpEnded', { itemId });
  await sap.hears('itemChanged', itemId, 'Completed');
});

test('wrapUpRequired false takes the agent out of the wrap-up that CIC gives', async () => {
  const { call, subscribe, cic } = await startBridge();
  const sap = await subscribe(0);
  await call('IciUser.setCurrentWorkmode', { userId: 'agent1', workmode: '2' });
  await sap.hears('userChanged', 'Ready');
  const itemId = cic.placeCall({ to: { workgroup: 'Sales' }, from: '+49301' });
  await sap.hears('phoneCallChanged', itemId);
  await call('IciPhoneCall.accept', { itemId });
  await sap.hears('phoneCallChanged', itemId, 'Connected');
  await call('IciItem.wrapUpRequired', { itemId, required: false });
  cic.remoteDisconnect(itemId);
  await sap.hears('phoneCallChanged', itemId, 'Ended');
  await vi.waitFor(
    () => expect(cic.state().users.find(({ userId }) => userId === 'agent1')?.status).toBe('Available'),
    patience,
  );
  // Nothing is left to do but SAP's End.
  await call('IciItem.end', { itemId });
  await sap.hears('itemChanged', itemId, 'Completed');
});
