import { demoPassword } from '@switchhook/mocks/cic';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startStack } from './start-stack.ts';
import { startSapSide } from './testing/sap-side.ts';

const patience = { timeout: 20_000, interval: 50 };

async function startWithSeven() {
  let bridgeUrl = '';
  const sap = await startSapSide(() => bridgeUrl);
  const stack = await startStack({ basePort: 0, tap: false, simulator: 'none', quiet: true });
  onTestFinished(stack.close);
  bridgeUrl = stack.addresses.bridge;
  await sap.subscribe('agent1', demoPassword);
  const ids: string[] = [];
  for (let number = 1; number <= 7; number += 1) {
    const id = stack.cic.placeCall({ to: { user: 'agent1' }, from: `+4930${number}` });
    ids.push(id);
    if (number > 6) break;
    await vi.waitFor(() => expect(sap.agent('agent1').items.get(id)).toBe('Alerting'), patience);
    await sap.call('IciPhoneCall.accept', { itemId: id }, 'agent1');
    await vi.waitFor(() => expect(sap.agent('agent1').items.get(id)).toBe('Connected'), patience);
    await sap.call('IciPhoneCall.hold', { itemId: id }, 'agent1');
    await vi.waitFor(() => expect(sap.agent('agent1').items.get(id)).toBe('Held'), patience);
  }
  return { stack, sap, ids, seventh: ids[6] ?? '' };
}

test('keeps a seventh interaction from SAP and pops it when one of the six ends (G16)', async () => {
  const { sap, stack, ids, seventh } = await startWithSeven();
  await vi.waitFor(() => expect(stack.cic.state().interactions.length).toBe(7), patience);
  expect(await sap.call('IciPhoneCall.accept', { itemId: seventh }, 'agent1')).toContain('ICI-003');
  expect([...sap.agent('agent1').items.keys()]).toEqual(ids.slice(0, 6));

  await sap.call('IciPhoneCall.drop', { itemId: ids[2] ?? '' }, 'agent1');
  await vi.waitFor(() => expect(sap.agent('agent1').items.get(ids[2] ?? '')).toBe('Ended'), patience);
  await sap.call('IciItem.end', { itemId: ids[2] ?? '' }, 'agent1');
  await vi.waitFor(() => expect(sap.agent('agent1').items.get(seventh)).toBe('Alerting'), patience);
});

test('never shows a seventh interaction that was over before a place was free (G16)', async () => {
  const { sap, stack, ids, seventh } = await startWithSeven();
  stack.cic.remoteDisconnect(seventh);
  await sap.call('IciPhoneCall.drop', { itemId: ids[0] ?? '' }, 'agent1');
  await vi.waitFor(() => expect(sap.agent('agent1').items.get(ids[0] ?? '')).toBe('Ended'), patience);
  await sap.call('IciItem.end', { itemId: ids[0] ?? '' }, 'agent1');
  await vi.waitFor(() => expect(sap.agent('agent1').items.has(ids[0] ?? '')).toBe(false), patience);
  // The next one takes the free place, so the seventh had its chance.
  const eighth = stack.cic.placeCall({ to: { user: 'agent1' }, from: '+49308' });
  await vi.waitFor(() => expect(sap.agent('agent1').items.get(eighth)).toBe('Alerting'), patience);
  expect(sap.agent('agent1').history.join()).not.toContain(seventh);
});
