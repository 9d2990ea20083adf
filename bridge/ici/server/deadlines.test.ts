import { expect, test } from 'vitest';
import { VirtualClock } from '../../clock/index.ts';
import { createDeadlines } from './deadlines.ts';

function watched() {
  const clock = new VirtualClock();
  const expired: string[] = [];
  return {
    clock,
    expired,
    deadlines: createDeadlines(clock, 1_000),
    thing: (name: string) => ({ expire: () => expired.push(name) }),
  };
}

test('each thing expires when its own time is up, in the order of their starts', async () => {
  const { clock, expired, deadlines, thing } = watched();
  deadlines.start(thing('first'));
  await clock.advance(400);
  deadlines.start(thing('second'));

  await clock.advance(599);
  expect(expired).toEqual([]);
  await clock.advance(1);
  expect(expired).toEqual(['first']);
  await clock.advance(399);
  expect(expired).toEqual(['first']);
  await clock.advance(1);
  expect(expired).toEqual(['first', 'second']);
});

test('what was stopped never expires, and one timer serves all', async () => {
  const { clock, expired, deadlines, thing } = watched();
  const things = Array.from({ length: 100 }, (_, index) => thing(`thing ${index}`));
  for (const each of things) deadlines.start(each);
  expect(clock.pending).toBe(1);
  for (const each of things.slice(1)) deadlines.stop(each);

  await clock.advance(5_000);

  expect(expired).toEqual(['thing 0']);
  expect(clock.pending).toBe(0);
});

test('after clear nothing expires and no timer is left', async () => {
  const { clock, expired, deadlines, thing } = watched();
  deadlines.start(thing('forgotten'));
  deadlines.clear();
  expect(clock.pending).toBe(0);
  await clock.advance(5_000);
  expect(expired).toEqual([]);
});
