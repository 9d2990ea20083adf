import { expect, test } from 'vitest';
import { VirtualClock } from '../clock/index.ts';
import { deferred, doneWithin } from './wait.ts';

function wait() {
  const clock = new VirtualClock();
  const work = deferred<void>();
  const closing = new AbortController();
  return { clock, work, closing, isDone: doneWithin(work.promise, clock, 1_000, closing.signal) };
}

test('what does not come in time is not waited for', async () => {
  const { clock, isDone } = wait();
  await clock.advance(1_000);
  expect(await isDone).toBe(false);
});

test('what is read in the turn in which a late timer runs came in time', async () => {
  const { clock, work, isDone } = wait();
  // timers run before sockets are read, in the same turn of the event loop
  const late = clock.advance(1_000);
  setImmediate(() => work.resolve());
  await late;
  expect(await isDone).toBe(true);
});

test('nothing is waited for once the connection is closed', async () => {
  const { clock, closing, isDone } = wait();
  closing.abort();
  expect(await isDone).toBe(false);
  expect(clock.pending).toBe(0);
});
