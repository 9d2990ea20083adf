import { VirtualClock } from '@switchhook/bridge/clock';
import { expect, test } from 'vitest';
import { steadyClock } from './steady-clock.ts';

/** A machine whose time goes on by itself while the process has no turn. */
function machine() {
  const turns = new VirtualClock(0);
  let silence = 0;
  return {
    clock: {
      now: () => turns.now() + silence,
      after: (milliseconds: number, run: () => void) => turns.after(milliseconds, run),
    },
    turns,
    standStill(milliseconds: number) {
      silence += milliseconds;
    },
  };
}

test('time goes on while the process has its turns', async () => {
  const { clock, turns } = machine();
  const steady = steadyClock(clock);
  await turns.advance(5_000);
  expect(steady.now()).toBe(5_000);
  steady.close();
});

test('of a silence of the machine a tenth of a second counts', async () => {
  const { clock, turns, standStill } = machine();
  const steady = steadyClock(clock);
  await turns.advance(1_000);
  standStill(4_000);
  expect(steady.now()).toBe(1_100);
  await turns.advance(1_000);
  expect(steady.now()).toBe(2_100);
  steady.close();
});

test('what is slow while the machine works stays slow', async () => {
  const { clock, turns } = machine();
  const steady = steadyClock(clock);
  const begun = steady.now();
  let ended = 0;
  steady.after(3_000, () => {
    ended = steady.now();
  });
  await turns.advance(3_000);
  expect(ended - begun).toBe(3_000);
  steady.close();
});

test('a closed one waits for nothing more', () => {
  const { clock, turns } = machine();
  steadyClock(clock).close();
  expect(turns.pending).toBe(0);
});
