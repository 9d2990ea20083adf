import { expect, test } from 'vitest';
import { virtualClock } from '../testing/virtual-clock.ts';
import { createHeartbeat } from './heartbeat.ts';

function beating() {
  const clock = virtualClock();
  let pings = 0;
  const heartbeat = createHeartbeat({
    clock,
    ping: () => {
      pings += 1;
    },
  });
  return { clock, heartbeat, pings: () => pings };
}

const asked = { isLoggedOn: true, heartbeatLag: 3_000 };

test('says at once and three times within the lag that the browser lives', () => {
  const { clock, heartbeat, pings } = beating();
  heartbeat.look(asked);
  expect(pings()).toBe(1);
  for (let second = 0; second < 3; second += 1) clock.advance(1_000);
  expect(pings()).toBe(4);
});

test('is not begun anew by each view', () => {
  const { clock, heartbeat, pings } = beating();
  for (let view = 0; view < 5; view += 1) heartbeat.look(asked);
  expect(pings()).toBe(1);
  clock.advance(1_000);
  expect(pings()).toBe(2);
});

test.each([
  ['SAP does not ask any more', { isLoggedOn: true }],
  ['the agent is logged off', { isLoggedOn: false, heartbeatLag: 3_000 }],
])('falls silent when %s', (_, view) => {
  const { clock, heartbeat, pings } = beating();
  heartbeat.look(asked);
  heartbeat.look(view);
  clock.advance(60_000);
  expect(pings()).toBe(1);
});

test('falls silent when the page goes', () => {
  const { clock, heartbeat, pings } = beating();
  heartbeat.look(asked);
  heartbeat.stop();
  clock.advance(60_000);
  expect(pings()).toBe(1);
});
