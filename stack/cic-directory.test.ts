import { expect, test, vi } from 'vitest';
import { connect, transports } from './testing/cic-desk.ts';

test.each(transports)('the directory counts who is there and what waits, over %s', async (transport) => {
  const { mock, cic, logOn } = await connect({}, transport);
  const { directory } = cic;
  const count = async (name: string) => (await directory.workgroups()).find((one) => one.workgroup === name);
  let changes = 0;
  const stop = directory.watch(() => {
    changes += 1;
  });
  expect(await count('Sales')).toEqual({ workgroup: 'Sales', loggedOn: 0, available: 0, waiting: 0 });
  const waiting = mock.placeCall({ to: { workgroup: 'Sales' }, from: '+4911' });
  await vi.waitFor(async () => expect(await count('Sales')).toMatchObject({ waiting: 1 }), 10_000);
  const agent = await logOn('agent1');
  await vi.waitFor(async () => {
    const [two, one] = await directory.presence(['agent2', 'agent1']);
    expect([two?.userId, two?.state, one?.userId]).toEqual(['agent2', 'loggedOff', 'agent1']);
    expect(one?.state).not.toBe('loggedOff');
  }, 10_000);
  await agent.session.setStatus('Available');
  await agent.becomes(waiting, 'call alerting');
  await vi.waitFor(
    async () => expect(await count('Sales')).toMatchObject({ loggedOn: 1, available: 1, waiting: 0 }),
    10_000,
  );
  await agent.session.pickup(waiting);
  await vi.waitFor(async () => expect(await count('Sales')).toMatchObject({ available: 0 }), 10_000);
  await vi.waitFor(() => expect(changes).toBeGreaterThan(0), 10_000);
  await expect(directory.presence(['agent1', 'nobody'])).rejects.toMatchObject({
    code: 'unknownUser',
    message: expect.stringContaining('nobody'),
  });
  stop();
});

test('after a lost connection the directory is read again', async () => {
  const { mock, cic } = await connect();
  expect(await cic.directory.workgroups()).not.toEqual([]);
  mock.dropConnections('bridge');
  mock.placeCall({ to: { workgroup: 'Sales' }, from: '+4911' });
  await vi.waitFor(async () => {
    const sales = (await cic.directory.workgroups()).find(({ workgroup }) => workgroup === 'Sales');
    expect(sales).toMatchObject({ waiting: 1 });
  }, 10_000);
});

test.each(transports)(
  'who was deactivated in a workgroup is not counted in it, over %s',
  async (transport) => {
    const { cic, logOn } = await connect({}, transport);
    const agent = await logOn('agent1');
    await agent.session.setStatus('Available');
    const count = async (name: string) =>
      (await cic.directory.workgroups()).find(({ workgroup }) => workgroup === name);
    await vi.waitFor(
      async () => expect(await count('Sales')).toMatchObject({ loggedOn: 1, available: 1 }),
      10_000,
    );
    const elsewhere = await count('Support');
    await agent.session.setActivations({ Sales: false });
    await vi.waitFor(
      async () => expect(await count('Sales')).toMatchObject({ loggedOn: 0, available: 0 }),
      10_000,
    );
    expect(await count('Support')).toEqual(elsewhere);
    await agent.session.setActivations({ Sales: true });
    await vi.waitFor(
      async () => expect(await count('Sales')).toMatchObject({ loggedOn: 1, available: 1 }),
      10_000,
    );
  },
);
