import { expect, test } from 'vitest';
import { createCommandLanes } from './command-lanes.ts';
import { deferred } from './wait.ts';

test('work in one lane waits for the work before it, other lanes do not', async () => {
  const lanes = createCommandLanes();
  const gate = deferred<void>();
  const done: string[] = [];
  const first = lanes.run('42', async () => {
    await gate.promise;
    done.push('first');
  });
  const second = lanes.run('42', async () => void done.push('second'));
  await lanes.run('43', async () => void done.push('other'));
  expect(done).toEqual(['other']);
  gate.resolve();
  await Promise.all([first, second]);
  expect(done).toEqual(['other', 'first', 'second']);
});

test('a failure fails its own work only', async () => {
  const lanes = createCommandLanes();
  const failing = lanes.run('42', async () => {
    throw new Error('no');
  });
  const next = lanes.run('42', async () => 'yes');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});

test('work in several lanes waits for each of them, and later work in any of them waits for it', async () => {
  const lanes = createCommandLanes();
  const [one, two] = [deferred<void>(), deferred<void>()];
  const done: string[] = [];
  const holds = [
    lanes.run('42', () => one.promise.then(() => void done.push('42'))),
    lanes.run('43', () => two.promise.then(() => void done.push('43'))),
  ];
  const joined = lanes.run(['42', '43'], async () => void done.push('both'));
  const after = lanes.run('43', async () => void done.push('43 again'));
  two.resolve();
  await holds[1];
  one.resolve();
  await Promise.all([joined, after]);
  expect(done).toEqual(['43', '42', 'both', '43 again']);
});
