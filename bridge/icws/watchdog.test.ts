import { expect, test } from 'vitest';
import { VirtualClock } from '../clock/index.ts';
import { type AttributeSet, mergeAttributes, readAttribute } from './attribute-set.ts';
import { createWatchdog } from './watchdog.ts';

const isHeld = (now: AttributeSet | undefined) =>
  now !== undefined && readAttribute(now, 'Eic_State') === 'H';
const inState = (state: string) => mergeAttributes(undefined, { Eic_State: state });

function kennel() {
  const clock = new VirtualClock();
  const overdue: string[] = [];
  return { clock, overdue, watchdog: createWatchdog(clock, 7_000, (id) => overdue.push(id)) };
}

test('barks once when the message does not come in time', async () => {
  const { clock, overdue, watchdog } = kennel();
  watchdog.expect('42', isHeld).taken();
  watchdog.observe('42', inState('C'));
  watchdog.observe('43', inState('H'));
  await clock.advance(6_999);
  expect(overdue).toEqual([]);
  await clock.advance(1);
  expect(overdue).toEqual(['42']);
  await clock.advance(60_000);
  expect(overdue).toEqual(['42']);
});

test('keeps quiet where the message overtook the reply', async () => {
  const { clock, overdue, watchdog } = kennel();
  const expectation = watchdog.expect('42', isHeld);
  watchdog.observe('42', inState('H'));
  expectation.taken();
  expect(clock.pending).toBe(0);
  await clock.advance(60_000);
  expect(overdue).toEqual([]);
});

test('barks at once where CIC may have acted, never where CIC refused', () => {
  const { clock, overdue, watchdog } = kennel();
  watchdog.expect('42', isHeld).refused();
  watchdog.expect('43', isHeld).inDoubt();
  expect(overdue).toEqual(['43']);
  expect(clock.pending).toBe(0);
});

test('leaves no timer once it is cleared', async () => {
  const { clock, overdue, watchdog } = kennel();
  watchdog.expect('42', isHeld).taken();
  watchdog.clear();
  expect(clock.pending).toBe(0);
  await clock.advance(60_000);
  expect(overdue).toEqual([]);
});
