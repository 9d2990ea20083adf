import { expect, test } from 'vitest';
import { VirtualClock } from '../clock/index.ts';
import { createCompletions } from './completions.ts';

test('a completion that overtakes its answer is not lost', async () => {
  const clock = new VirtualClock();
  const completions = createCompletions(clock);
  const completion = completions.follow(async () => {
    completions.settle('17', undefined);
    return '17';
  }, 1_000);
  expect(await completion).toEqual({ kind: 'done' });
  expect(clock.pending).toBe(0);
});

test('the completion of another request completes nothing', async () => {
  const clock = new VirtualClock();
  const completions = createCompletions(clock);
  const completion = completions.follow(async () => {
    completions.settle('16', undefined);
    return '17';
  }, 1_000);
  await Promise.resolve().then(() => completions.settle('18', undefined));
  await clock.advance(1_000);
  expect(await completion).toMatchObject({ kind: 'notConfirmed' });
});

test('a refusal carries its failure, a loss its reason', async () => {
  const clock = new VirtualClock();
  const completions = createCompletions(clock);
  const failure = { kind: 'invalidRequest', message: 'No.' } as const;
  const refused = completions.follow(async () => '1', 1_000);
  const abandoned = completions.follow(async () => '2', 1_000);
  await new Promise(setImmediate);
  completions.settle('1', failure);
  completions.abandon('gone');
  expect(await refused).toEqual({ kind: 'refused', failure });
  expect(await abandoned).toEqual({ kind: 'notConfirmed', reason: 'gone' });
  expect(clock.pending).toBe(0);
});

test('an answer without a request id is done at once', async () => {
  const completions = createCompletions(new VirtualClock());
  expect(await completions.follow(async () => undefined, 1_000)).toEqual({ kind: 'done' });
});

test('a completion that is read in the turn in which a late timer runs came in time', async () => {
  const clock = new VirtualClock();
  const completions = createCompletions(clock);
  const completion = completions.follow(async () => '17', 1_000);
  await expect.poll(() => clock.pending).toBe(1);
  const late = clock.advance(1_000);
  setImmediate(() => completions.settle('17', undefined));
  await late;
  expect(await completion).toEqual({ kind: 'done' });
});
