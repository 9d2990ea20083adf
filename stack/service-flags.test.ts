import { readFileSync } from 'node:fs';
import type { BridgeConfigInput } from '@switchhook/bridge';
import { expect, test } from 'vitest';
import { actInClient } from './testing/act-in-client.ts';
import { callBridge } from './testing/call-bridge.ts';
import { type Office, type OfficeAgent, startOffice } from './testing/start-office.ts';

const caller = '+496227747474';

async function withFlags(flags: NonNullable<BridgeConfigInput['flags']>) {
  const office = await startOffice({
    bridge: { flags, attributes: { attachedData: { ORDER: 'OrderId' } } },
  });
  const one = office.agent('agent1');
  await one.logOn('2');
  return { office, one, cic: office.cic };
}

/** A call of a workgroup that rings at agent1. */
async function ringing(office: Office, one: OfficeAgent) {
  const itemId = office.cic.placeCall({
    to: { workgroup: 'Sales' },
    from: caller,
    attributes: { OrderId: '4711' },
  });
  await one.becomes(itemId, 'alerting');
  return itemId;
}

test.each([
  [true, 'connected'],
  [false, 'alerting'],
] as const)('autoAnswer %s: a call of ACD is %s', async (autoAnswer, state) => {
  const { one, cic } = await withFlags({ autoAnswer });
  const itemId = cic.placeCall({ to: { workgroup: 'Sales' }, from: caller });
  expect((await one.becomes(itemId, state)).state).toBe(state);
});

test.each([
  [true, '+1234'],
  [false, '1234'],
] as const)('e164Formatting %s: SAP gets %s', async (e164Formatting, number) => {
  const { one, cic } = await withFlags({ e164Formatting });
  const itemId = cic.placeCall({ to: { user: 'agent1' }, from: '1234' });
  expect((await one.becomes(itemId, 'alerting')).remoteNumber).toBe(number);
});

test.each([true, false])('sendAttachedDataOnAlert %s', async (sendAttachedDataOnAlert) => {
  const { office, one } = await withFlags({ sendAttachedDataOnAlert });
  const itemId = await ringing(office, one);
  const order = { name: 'ORDER', value: '4711' };
  const alerting = await one.becomes(itemId, 'alerting');
  expect(alerting.attachedData).toEqual(sendAttachedDataOnAlert ? [order] : []);
  await one.must({ command: 'accept', itemId });
  expect((await one.becomes(itemId, 'connected')).attachedData).toEqual([order]);
});

test.each([true, false])('allowCallWhileReady %s', async (allowCallWhileReady) => {
  const { one } = await withFlags({ allowCallWhileReady });
  expect((await one.view()).capabilities.includes('Dial')).toBe(allowCallWhileReady);
  const answer = await one.press({ command: 'dial', number: '+4940123' });
  if (allowCallWhileReady) expect(answer).toBe('200');
  else expect(answer).toContain('ICI-004');
});

test.each([true, false])('presence %s', async (presence) => {
  const { office } = await withFlags({ presence });
  const answer = await callBridge(`${office.bridgeUrl}/`, 'IciSystem.getPresence', { userIds: ['agent1'] });
  if (presence) expect(answer).toMatchObject([{ userId: 'agent1' }]);
  else expect(answer).toContain('ICI-007');
});

test.each([true, false])('rejectToQueue %s', async (rejectToQueue) => {
  const { office, one, cic } = await withFlags({ rejectToQueue });
  const itemId = await ringing(office, one);
  await one.must({ command: 'reject', itemId });
  await one.loses(itemId);
  // CIC keeps what is disconnected in its queue for a while.
  const isOver = () => /^[IE]$/.test(cic.readInteraction(itemId).state);
  await expect.poll(isOver).toBe(!rejectToQueue);
});

test.each([true, false])('dialCallbackOnAccept %s', async (dialCallbackOnAccept) => {
  const { one, cic } = await withFlags({ dialCallbackOnAccept });
  const itemId = cic.placeCallback({ to: { workgroup: 'Sales' }, number: caller });
  await one.becomes(itemId, 'alerting');
  await one.must({ command: 'accept', itemId });
  await one.becomes(itemId, 'connected');
  const isCalling = (item: { readonly itemId: string; readonly direction: string }) =>
    item.itemId !== itemId && item.direction === 'out';
  if (dialCallbackOnAccept) expect((await one.sees(isCalling)).remoteNumber).toBe(caller);
  else expect((await one.items()).filter(isCalling)).toEqual([]);
});

test.each([
  [true, /M/],
  [false, /[IE]/],
] as const)('rejectLocalToVoicemail %s: a direct call that is rejected is in %s', async (on, state) => {
  const { one, cic } = await withFlags({ rejectLocalToVoicemail: on });
  const itemId = cic.placeCall({ to: { user: 'agent1' }, from: caller });
  await one.becomes(itemId, 'alerting');
  await one.must({ command: 'reject', itemId });
  await one.loses(itemId);
  await expect.poll(() => cic.readInteraction(itemId).state).toMatch(state);
});

test.each([true, false])('acceptOnPickup %s', async (acceptOnPickup) => {
  const { one, cic } = await withFlags({ acceptOnPickup });
  const itemId = cic.placeGeneric({ to: { user: 'agent1' }, name: 'Look at this' });
  await one.becomes(itemId, 'alerting');
  await actInClient(cic.url, 'agent1', itemId, 'pickup');
  const taken = await one.becomes(itemId, 'connected');
  expect(taken.capabilities.includes('Accept')).toBe(!acceptOnPickup);
  expect(taken.capabilities.includes('Complete')).toBe(acceptOnPickup);
  if (!acceptOnPickup) await one.must({ command: 'accept', itemId });
  const isAccepted = (item: { readonly itemId: string; readonly capabilities: readonly string[] }) =>
    item.itemId === itemId && item.capabilities.includes('Complete');
  await one.sees(isAccepted);
});

test.each([true, false])('actionItemHold %s', async (actionItemHold) => {
  const { office, one, cic } = await withFlags({ actionItemHold });
  const itemId = cic.placeGeneric({ to: { user: 'agent1' }, name: 'Look at this' });
  await one.becomes(itemId, 'alerting');
  await one.must({ command: 'accept', itemId });
  const inHand = await one.becomes(itemId, 'connected');
  expect(inHand.capabilities.includes('Hold')).toBe(actionItemHold);
  const answer = await callBridge(`${office.bridgeUrl}/`, 'IciPhoneCall.hold', { itemId }, 'agent1');
  if (!actionItemHold) {
    expect(answer).toContain('ICI-004 Failed to hold the item: action items cannot be put on hold.');
    return;
  }
  expect((await one.becomes(itemId, 'held')).capabilities).not.toContain('Hold');
  await one.must({ command: 'retrieve', itemId });
  await one.becomes(itemId, 'connected');
});

test('what was put on hold in the CIC client can be taken back in SAP, a chat too', async () => {
  const { one, cic } = await withFlags({});
  const to = { user: 'agent1' } as const;
  const chat = cic.placeChat({ to, from: 'lena@mail.example', name: 'Lena', text: 'Hello' });
  const work = cic.placeGeneric({ to, name: 'Look at this' });
  for (const itemId of [chat, work]) {
    await one.becomes(itemId, 'alerting');
    await one.must({ command: 'accept', itemId });
    await one.becomes(itemId, 'connected');
    await actInClient(cic.url, 'agent1', itemId, 'hold');
    expect((await one.becomes(itemId, 'held')).capabilities).toContain('Retrieve');
    await one.must({ command: 'retrieve', itemId });
    await one.becomes(itemId, 'connected');
  }
});

test('copyAttachedDataOnConsult decides what the third party is told while it rings (G42)', async () => {
  for (const copyAttachedDataOnConsult of [true, false]) {
    const { office, one } = await withFlags({ copyAttachedDataOnConsult });
    const two = office.agent('agent2');
    await two.logOn('3');
    const itemId = await ringing(office, one);
    await one.must({ command: 'accept', itemId });
    await one.becomes(itemId, 'connected');
    await one.must({ command: 'setAttachedData', itemId, fields: { REASON: 'Contract' } });
    await expect
      .poll(async () => JSON.stringify((await one.becomes(itemId, 'connected')).attachedData))
      .toContain('Contract');
    // Not through SAP's screen, which sends what it knows of the customer by itself.
    const destination = { value: 'agent2', type: 'user' };
    await callBridge(`${office.bridgeUrl}/`, 'IciPhoneCall.consult', { itemId, destination }, 'agent1');
    const offered = await two.sees(({ state }) => state === 'alerting');
    expect(JSON.stringify(offered.attachedData).includes('Contract')).toBe(copyAttachedDataOnConsult);
  }
});

test('no flag is left out', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  const schema = JSON.parse(read('../bridge/config/config.schema.json'));
  const flags = Object.keys(schema.properties.flags.properties);
  const tests = read('./service-flags.test.ts') + read('./service-flags-of-agents.test.ts');
  const titles = [...tests.matchAll(/(?:test|\)\s*)\(\s*[`'](\w+)/g)].map(([, name]) => name);
  expect(flags.length).toBeGreaterThan(20);
  expect(flags.filter((flag) => !titles.includes(flag))).toEqual([]);
});
