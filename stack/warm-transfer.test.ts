import { expect, test } from 'vitest';
import { type Office, startOffice } from './testing/start-office.ts';

const caller = '+496227747474';

/** agent1 talks to a customer whom the IVR has asked for an order number. */
async function startCall(office: Office): Promise<string> {
  const [one, two] = [office.agent('agent1'), office.agent('agent2')];
  await Promise.all([one.logOn(), two.logOn('3')]);
  const call = office.cic.placeCall({
    to: { workgroup: 'Sales' },
    from: caller,
    attributes: { OrderId: '4711' },
  });
  await one.becomes(call, 'alerting');
  await one.must({ command: 'accept', itemId: call });
  await one.becomes(call, 'connected');
  return call;
}

const bridge = { attributes: { attachedData: { ORDER: 'OrderId' } } };

test('a warm transfer pops the customer and the data at the second agent (G42)', async () => {
  const office = await startOffice({ bridge });
  const [one, two] = [office.agent('agent1'), office.agent('agent2')];
  const call = await startCall(office);
  await one.must({ command: 'setAttachedData', itemId: call, fields: { CLAIM: 'B-12' } });
  await one.must({ command: 'consult', itemId: call, target: { kind: 'user', value: 'agent2' } });
  await one.becomes(call, 'held');

  const offered = await two.sees(({ state }) => state === 'alerting');
  expect(Object.fromEntries(offered.attachedData.map(({ name, value }) => [name, value]))).toMatchObject({
    ORDER: '4711',
    CLAIM: 'B-12',
  });
  await two.must({ command: 'accept', itemId: offered.itemId });
  await one.sees(({ consultFor, state }) => consultFor === call && state === 'consulting');
  await one.must({ command: 'warmTransfer', itemId: call });

  const popped = await two.sees(
    ({ remoteNumber, state }) => remoteNumber === caller && state === 'connected',
  );
  expect(popped.itemId).toBe(offered.itemId);
  expect(Object.fromEntries(popped.attachedData.map(({ name, value }) => [name, value]))).toMatchObject({
    ORDER: '4711',
    CLAIM: 'B-12',
  });
  await two.must({ command: 'hangUp', itemId: popped.itemId });
  await expect
    .poll(() => office.cic.state().interactions.filter(({ state }) => 'ACH'.includes(state)))
    .toEqual([]);
});

test('the agent who gave the customer away wraps up, as CIC wants it (G18)', async () => {
  const office = await startOffice({ bridge });
  const [one, two] = [office.agent('agent1'), office.agent('agent2')];
  const call = await startCall(office);
  await one.must({ command: 'consult', itemId: call, target: { kind: 'user', value: 'agent2' } });
  const offered = await two.sees(({ state }) => state === 'alerting');
  await two.must({ command: 'accept', itemId: offered.itemId });
  await one.sees(({ consultFor, state }) => consultFor === call && state === 'consulting');
  await one.must({ command: 'warmTransfer', itemId: call });
  await one.becomes(call, 'wrapUp');
  await one.isIn('Follow Up');
  await one.must({ command: 'end', itemId: call });
  await one.isIn('2');
  await one.loses(call);
});
