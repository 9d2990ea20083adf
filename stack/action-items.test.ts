import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Office, startOffice } from './testing/start-office.ts';

const bridge = {
  actionItems: {
    workgroups: ['Support'],
    rules: [{ when: { TO_NAME: { like: 'sales@*' } }, workgroups: ['Sales'] }],
  },
};

async function route(office: Office, attributes: Readonly<Record<string, string>>): Promise<string> {
  const { status, body } = await office.sapApi('POST', '/action-items', {
    userId: 'agent1',
    kind: 'email',
    title: 'Where is my order?',
    attributes: { SUBJECT: 'Where is my order?', ...attributes },
  });
  expect(status).toBe(201);
  return (body as { readonly actionItemId: string }).actionItemId;
}

const toSales = {
  FROM_ADDRESS: 'harriet.sample@mail.example',
  TO_NAME: 'sales@switchhook.example',
  ORDER: '4711',
};

/** How often CIC has the work. */
function inCic(office: Office, actionItemId: string): number {
  return office.cic
    .state()
    .interactions.filter(
      ({ attributes, state }) => attributes.ACTION_ITEM_ID === actionItemId && state !== 'I',
    ).length;
}

test('an action item pops by its mail address with its data, is rejected, rerouted and completed (G9, G27)', async () => {
  const office = await startOffice({ bridge });
  const [one, two] = [office.agent('agent1'), office.agent('agent2')];
  await one.logOn();
  const actionItemId = await route(office, toSales);
  const offered = await one.sees(({ channel, state }) => channel === 'actionItem' && state === 'alerting');
  expect(offered.remoteNumber).toBe('harriet.sample@mail.example');
  expect(offered.attachedData).toContainEqual({ name: 'ORDER', value: '4711' });
  expect(offered.action?.actionItemId).toBe(actionItemId);
  expect(offered.capabilities).not.toContain('Hold');
  await one.must({ command: 'reject', itemId: offered.itemId });
  await one.isIn('3');

  await two.logOn();
  const second = await two.sees(({ channel, state }) => channel === 'actionItem' && state === 'alerting');
  expect(second.attachedData).toContainEqual({ name: 'ORDER', value: '4711' });
  await two.must({ command: 'accept', itemId: second.itemId });
  await two.becomes(second.itemId, 'connected');
  await two.must({ command: 'setWorkMode', workMode: '3' });
  await two.must({ command: 'reroute', itemId: second.itemId });
  await two.loses(second.itemId);

  await one.must({ command: 'setWorkMode', workMode: '2' });
  const third = await one.sees(({ channel, state }) => channel === 'actionItem' && state === 'alerting');
  expect(third.itemId).not.toBe(offered.itemId);
  await one.must({ command: 'accept', itemId: third.itemId });
  await one.becomes(third.itemId, 'connected');
  await one.must({ command: 'complete', itemId: third.itemId });
  await expect
    .poll(() => office.cic.state().interactions.some(({ state }) => 'ACHO'.includes(state)))
    .toBe(false);
});

test('an action item that SAP cancels leaves the agent', async () => {
  const office = await startOffice({ bridge });
  const one = office.agent('agent1');
  await one.logOn();
  const actionItemId = await route(office, toSales);
  const offered = await one.sees(({ channel, state }) => channel === 'actionItem' && state === 'alerting');
  await one.must({ command: 'accept', itemId: offered.itemId });
  expect((await office.sapApi('DELETE', `/action-items/${actionItemId}`)).status).toBe(200);
  await one.loses(offered.itemId);
});

test('an action item outlives the bridge, neither lost nor doubled', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchhook-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const office = await startOffice({ bridge: { ...bridge, store: { path: join(folder, 'bridge.db') } } });
  const actionItemId = await route(office, toSales);
  await expect.poll(() => inCic(office, actionItemId)).toBe(1);
  await office.restartBridge();
  const one = office.agent('agent1');
  await one.logOn();
  const offered = await one.sees(({ channel, state }) => channel === 'actionItem' && state === 'alerting');
  expect(offered.action?.actionItemId).toBe(actionItemId);
  expect(inCic(office, actionItemId)).toBe(1);
});
