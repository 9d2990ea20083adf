import type { ReactiveControllerHost } from 'lit';
import { expect, test } from 'vitest';
import type { Outcome } from './outcome.ts';
import { Remote } from './remote.ts';

function build() {
  const updates: string[] = [];
  const host: ReactiveControllerHost = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => updates.push('update'),
    updateComplete: Promise.resolve(true),
  };
  return { remote: new Remote<string>(host), updates };
}

function later() {
  let settle: (outcome: Outcome<string>) => void = () => undefined;
  const pending = new Promise<Outcome<string>>((resolve) => {
    settle = resolve;
  });
  return { pending, settle };
}

test('shows only what was asked for last, whichever answer comes last', async () => {
  const { remote } = build();
  const first = later();
  const second = later();
  const both = [remote.read(first.pending), remote.read(second.pending)];
  second.settle({ isDone: true, answer: 'second' });
  first.settle({ isDone: true, answer: 'first' });
  await Promise.all(both);
  expect(remote.answer).toBe('second');
});

test('keeps the answer in sight while it is read anew, and says why that failed', async () => {
  const { remote, updates } = build();
  await remote.read(Promise.resolve({ isDone: true, answer: 'old' }));
  const next = later();
  const reading = remote.read(next.pending);
  expect(remote.state).toEqual({ kind: 'reading', before: 'old' });
  expect(remote.answer).toBe('old');
  next.settle({ isDone: false, why: '502' });
  await reading;
  expect(remote.state).toEqual({ kind: 'failed', why: '502' });
  expect(updates).toHaveLength(4);
});

test('forgets what it waited for once its element is gone', async () => {
  const { remote, updates } = build();
  const pending = later();
  const reading = remote.read(pending.pending);
  remote.hostDisconnected();
  pending.settle({ isDone: true, answer: 'too late' });
  await reading;
  expect(remote.answer).toBeUndefined();
  expect(updates).toHaveLength(1);
});
