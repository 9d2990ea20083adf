import { VirtualClock } from '@switchhook/bridge/clock';
import { demoWorld } from '@switchhook/mocks/cic';
import { expect, test } from 'vitest';
import { actInClient } from './testing/act-in-client.ts';
import { type Office, startOffice } from './testing/start-office.ts';

/** Agents whose day has room for many generic objects at once, so that ACD offers a seventh. */
function roomyWorld() {
  const world = demoWorld();
  const utilizations = { generic: { percent: 5, maxAssignable: 20 } };
  return { ...world, users: world.users.map((user) => ({ ...user, utilizations })) };
}

/** Six items of ACD in the hands of agent1, who is ready for more. */
async function withSixItems(office: Office): Promise<readonly string[]> {
  const one = office.agent('agent1');
  await one.logOn('2');
  const ids: string[] = [];
  for (let number = 1; number <= 6; number += 1) {
    const itemId = office.cic.placeGeneric({ to: { workgroup: 'Sales' }, name: `Number ${number}` });
    ids.push(itemId);
    await one.becomes(itemId, 'alerting');
    await one.must({ command: 'accept', itemId });
    await one.becomes(itemId, 'connected');
  }
  return ids;
}

/** Done with CIC, and then with SAP's session, which keeps its place until End. */
async function complete(office: Office, itemId: string): Promise<void> {
  const one = office.agent('agent1');
  await one.must({ command: 'complete', itemId });
  await one.loses(itemId);
  await one.must({ command: 'end', itemId });
}

test('a seventh item that CIC took back after its time-out goes to another agent and never shows here (G16)', async () => {
  const clock = new VirtualClock();
  const office = await startOffice({ clock, cic: { world: roomyWorld() } });
  const [first = ''] = await withSixItems(office);
  const seventh = office.cic.placeGeneric({ to: { workgroup: 'Sales' }, name: 'Number 7' });
  await expect.poll(() => office.cic.readInteraction(seventh).user).toBe('agent1');

  const two = office.agent('agent2');
  await two.logOn('2');
  await clock.advance(15_000);
  await two.becomes(seventh, 'alerting');
  await complete(office, first);
  // What comes after it in agent1's queue is shown, so the seventh had its chance.
  const eighth = office.cic.placeGeneric({ to: { user: 'agent1' }, name: 'Number 8' });
  await office.agent('agent1').becomes(eighth, 'alerting');
  const shown = (await office.agent('agent1').items()).map(({ itemId }) => itemId);
  expect(shown).not.toContain(seventh);
});

test('a seventh item that the agent took in the CIC client pops once one of the six ends (G16)', async () => {
  const office = await startOffice({ cic: { world: roomyWorld() } });
  const [first = ''] = await withSixItems(office);
  const seventh = office.cic.placeGeneric({ to: { workgroup: 'Sales' }, name: 'Number 7' });
  await expect.poll(() => office.cic.readInteraction(seventh).state).toBe('A');
  await actInClient(office.cic.url, 'agent1', seventh, 'pickup');
  await expect.poll(() => office.cic.readInteraction(seventh).state).toBe('C');
  expect((await office.agent('agent1').items()).map(({ itemId }) => itemId)).not.toContain(seventh);

  await complete(office, first);
  const popped = await office.agent('agent1').becomes(seventh, 'connected');
  expect(popped.capabilities).toContain('Complete');
});
