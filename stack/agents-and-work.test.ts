import { VirtualClock } from '@switchhook/bridge/clock';
import { expect, test } from 'vitest';
import { startOffice } from './testing/start-office.ts';

test('an agent without credentials logs on by handlers, answers, and is logged off again (G26)', async () => {
  const office = await startOffice({ bridge: { credentials: { kind: 'none' } }, withPasswords: false });
  const one = office.agent('agent1');
  await one.logOn();
  const call = office.cic.placeCall({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  await one.becomes(call, 'alerting');
  await one.must({ command: 'accept', itemId: call });
  await one.becomes(call, 'connected');
  await one.must({ command: 'hangUp', itemId: call });
  await one.logOff();
  const user = () => office.cic.state().users.find(({ userId }) => userId === 'agent1');
  await expect.poll(() => user()?.loggedIn).toBe(false);
});

test('SAP rejects and logs off an agent whose browser is gone, and another agent gets the call (ici.md 6.1)', async () => {
  const clock = new VirtualClock();
  const office = await startOffice({ clock, sap: { heartbeatLag: 30_000 } });
  const [one, two] = [office.agent('agent1'), office.agent('agent2')];
  await one.logOn();
  // No ping comes from agent1 any more.
  await clock.advance(31_000);
  const call = office.cic.placeCall({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  const user = () => office.cic.state().users.find(({ userId }) => userId === 'agent1');
  await expect.poll(() => user()?.loggedIn, { timeout: 10_000 }).toBe(false);
  expect((await one.view()).isLoggedOn).toBe(false);
  await two.logOn();
  await two.becomes(call, 'alerting');
});

test('what SAP rejects too often goes to the overflow workgroup', async () => {
  const office = await startOffice({
    bridge: { ici: { maxRejects: 1, overflowWorkgroup: 'Support' } },
    agents: 6,
  });
  const [first, last] = [office.agent('agent1'), office.agent('agent6')];
  await first.logOn();
  const call = office.cic.placeCall({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  for (let tries = 0; tries < 2; tries += 1) {
    const offered = await first.sees(({ state }) => state === 'alerting');
    await first.must({ command: 'reject', itemId: offered.itemId });
    await first.isIn('3');
    await first.must({ command: 'setWorkMode', workMode: '2' });
  }
  await expect.poll(() => office.cic.readInteraction(call).workgroup).toBe('Support');
  // agent6 is of Support and not of Sales.
  await last.logOn();
  await last.becomes(call, 'alerting');
});

test('the figures that a supervisor watches come as SAP reads them, and the line has its number', async () => {
  const office = await startOffice();
  const one = office.agent('agent1');
  await one.logOn();
  await one.must({ command: 'watchFigures', isWatching: true });
  const sales = async () => (await one.view()).monitor?.objects.find(({ name }) => name === 'Sales');
  await expect
    .poll(async () => (await sales())?.figures, { timeout: 10_000 })
    .toContainEqual({
      name: 'available',
      value: '1',
    });
  expect((await one.view()).lines).toMatchObject([{ number: '+1001' }]);
});

test('six items of all channels are shown, and the seventh pops when one of them ends (G16)', async () => {
  const office = await startOffice();
  const { cic } = office;
  const one = office.agent('agent1');
  await one.logOn('3');
  const to = { user: 'agent1' } as const;
  const ids = [
    cic.placeChat({ to, from: 'one@mail.example', name: 'One', text: 'Hello' }),
    cic.placeChat({ to, from: 'two@mail.example', name: 'Two', text: 'Hello' }),
    cic.placeEmail({ to, from: 'three@mail.example', subject: 'Three' }),
    cic.placeGeneric({ to, name: 'Four' }),
    cic.placeEmail({ to, from: 'five@mail.example', subject: 'Five' }),
    cic.placeCall({ to, from: '+496227747474' }),
  ];
  for (const itemId of ids) {
    await one.becomes(itemId, 'alerting');
    await one.must({ command: 'accept', itemId });
    await one.becomes(itemId, 'connected');
  }
  const seventh = cic.placeChat({ to, from: 'seven@mail.example', name: 'Seven', text: 'Hello' });
  await expect.poll(() => cic.readInteraction(seventh).state).toBe('A');
  expect((await one.items()).map(({ itemId }) => itemId).toSorted()).toEqual(ids.toSorted());
  const [first = ''] = ids;
  await one.must({ command: 'endChat', itemId: first });
  await one.becomes(first, 'ended');
  await one.must({ command: 'end', itemId: first });
  const popped = await one.becomes(seventh, 'alerting');
  expect(popped.channel).toBe('chat');
});
