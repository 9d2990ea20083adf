import { VirtualClock } from '@switchhook/bridge/clock';
import { expect, test } from 'vitest';
import { ControlError, demoWorld, startMockCic } from './index.ts';
import { logInAgent } from './testing/icws-client.ts';

test('a taken port is named and nothing is left running', async () => {
  const first = await startMockCic();
  try {
    await expect(startMockCic({ port: first.port })).rejects.toThrow(
      new RegExp(`^Failed to start the mock CIC: port ${first.port} on 127.0.0.1 is taken`),
    );
  } finally {
    await first.close();
  }
  const again = await startMockCic({ port: first.port });
  await again.close();
});

test('closing ends streams, timers and the port', async () => {
  const clock = new VirtualClock();
  const cic = await startMockCic({ clock });
  const agent = await logInAgent(cic.url, 'agent1', { reading: 'stream' });
  cic.placeCall({ to: { user: 'agent1' }, from: '' });
  await cic.close();
  expect(await agent.streamEnd).toBe('cut');
  expect(clock.pending).toBe(0);
  await expect(fetch(`${cic.url}/control/state`)).rejects.toThrow();
});

test('a control function that cannot do as asked says why', async () => {
  const cic = await startMockCic();
  try {
    expect(() => cic.placeCall({ to: { user: 'nobody' } })).toThrow(ControlError);
    expect(() => cic.remoteAnswer('1')).toThrow(/does not exist/);
    await expect(cic.advanceClock(1)).rejects.toThrow(/VirtualClock/);
  } finally {
    await cic.close();
  }
});

test('a larger world can be given', async () => {
  const cic = await startMockCic({ world: demoWorld(1_000) });
  try {
    const { users, workgroups } = cic.state();
    expect(users.length).toBe(1_001);
    expect(workgroups.map(({ members }) => members.length)).toEqual([667, 667]);
  } finally {
    await cic.close();
  }
});
