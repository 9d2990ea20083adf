import { demoPassword, demoWorld } from '@switchhook/mocks/cic';
import { expect, test, vi } from 'vitest';
import { connect } from './testing/cic-desk.ts';

test('an agent who asked for German reads CIC in German', async () => {
  const { cic } = await connect();
  const texts: string[] = [];
  const session = await cic.openAgentSession(
    { userId: 'agent1', password: demoPassword, station: undefined, language: 'de' },
    (event) => {
      if (event.kind === 'statusObserved') texts.push(event.status.text);
    },
  );
  await session.setStatus('At Lunch');
  await vi.waitFor(() => expect(texts.at(-1)).toBe('Mittagspause'), 10_000);
  expect(cic.statusMessages.find(({ id }) => id === 'At Lunch')?.text).toBe('At Lunch');
});

test('workgroups are left and joined again', async () => {
  const { logOn } = await connect();
  const { session } = await logOn('agent1');
  expect(await session.readActivations()).toMatchObject({ Sales: true });
  expect(await session.setActivations({ Sales: false })).toMatchObject({ Sales: false });
  expect(await session.readActivations()).toMatchObject({ Sales: false });
});

test('a user without an extension is refused with the reason', async () => {
  const world = demoWorld();
  const users = world.users.map((user) => (user.id === 'agent1' ? { ...user, extension: '' } : user));
  const { logOn } = await connect({ world: { ...world, users } });
  await expect(logOn('agent1')).rejects.toMatchObject({ details: { reason: 'noExtension' } });
});

test('an agent whose station another session takes is told, and cannot answer any more', async () => {
  const { mock, cic, logOn } = await connect();
  const agent = await logOn('agent1');
  // The agent starts a CIC client of their own at the same station.
  await cic.openAgentSession({ userId: 'agent1', password: demoPassword, station: undefined }, () => {});
  await vi.waitFor(
    () => expect(agent.events.at(-1)).toEqual({ kind: 'stationLost', station: agent.session.station }),
    10_000,
  );
  const id = mock.placeCall({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.becomes(id, 'call alerting');
  await expect(agent.session.pickup(id)).rejects.toMatchObject({ code: 'workcenterInUse' });
});

test('calls of an agent are forwarded, and no longer', async () => {
  const { cic, logOn } = await connect();
  const agent = await logOn('agent1');
  await agent.session.setStatus('At Lunch');
  await agent.session.setForwarding('+4966');
  await vi.waitFor(
    async () => expect(await cic.readStatus('agent1')).toMatchObject({ statusId: 'Available, Forward' }),
    10_000,
  );
  await agent.session.setForwarding(undefined);
  await vi.waitFor(
    async () => expect(await cic.readStatus('agent1')).toMatchObject({ statusId: 'At Lunch' }),
    10_000,
  );
});
