import { VirtualClock } from '@switchhook/bridge/clock';
import { expect, test } from 'vitest';
import { createHeartbeat } from './heartbeat.ts';

async function silentFor(milliseconds: number, settings: { heartbeatLag: number; deadBrowsers?: string[] }) {
  const clock = new VirtualClock();
  const heartbeat = createHeartbeat({ userId: 'agent1', clock, settings: () => settings });
  await clock.advance(milliseconds);
  return { heartbeat, clock };
}

test('takes a browser for gone once it was silent for longer than the lag', async () => {
  expect((await silentFor(3_000, { heartbeatLag: 3_000 })).heartbeat.isGone()).toBe(false);
  expect((await silentFor(3_001, { heartbeatLag: 3_000 })).heartbeat.isGone()).toBe(true);
});

test('asks nothing of a browser while the heartbeat is off', async () => {
  expect((await silentFor(3_600_000, { heartbeatLag: 0 })).heartbeat.isGone()).toBe(false);
});

test('hears a browser again that was silent', async () => {
  const { heartbeat, clock } = await silentFor(9_000, { heartbeatLag: 3_000 });
  expect(heartbeat.ping()).toBe(clock.now());
  expect(heartbeat.isGone()).toBe(false);
});

test('does not hear a browser that the desk let die', async () => {
  const { heartbeat } = await silentFor(9_000, { heartbeatLag: 3_000, deadBrowsers: ['agent1'] });
  heartbeat.ping();
  expect(heartbeat.isGone()).toBe(true);
  const other = await silentFor(9_000, { heartbeatLag: 3_000, deadBrowsers: ['agent2'] });
  other.heartbeat.ping();
  expect(other.heartbeat.isGone()).toBe(false);
});
