import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { VirtualClock } from '../clock/index.ts';
import { type Log, type LogFields, silentLog } from '../core/log.ts';
import type { DeliveryOutcome } from './delivery-outcome.ts';
import { createOutbox } from './outbox.ts';
import { markOf, subscriptionEnded, userChanged } from './testing/events.ts';

type Kind = DeliveryOutcome['kind'];
interface Try {
  readonly userId: string;
  readonly mark: string;
  readonly at: number;
}

/** An outbox whose tries end as `outcomeFor` says, with everything that it did. */
function outboxWith(
  outcomeFor: (mark: string, count: number) => Kind,
  { maxQueued = 100, log = silentLog }: { maxQueued?: number; log?: Log } = {},
) {
  const clock = new VirtualClock(0);
  const tries: Try[] = [];
  const ended: { userId: string; reason: string; marks: string[] }[] = [];
  let idle = 0;
  const outbox = createOutbox({
    appUrl: { text: 'http://sap/ici?sid=1', origin: 'http://sap', path: '/ici?sid=1' },
    clock,
    rng: () => 1,
    log,
    backoff: { firstMs: 1_000, maxMs: 30_000 },
    giveUpAfterMs: 300_000,
    maxQueued,
    post: async (userId, event) => {
      const mark = markOf(event);
      tries.push({ userId, mark, at: clock.now() });
      const kind = outcomeFor(mark, tries.filter((one) => one.mark === mark).length);
      return kind === 'accepted' ? { kind } : { kind, why: kind };
    },
    onEnded: (userId, reason, dropped) => ended.push({ userId, reason, marks: dropped.map(markOf) }),
    onIdle: () => {
      idle += 1;
    },
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const advance = async (milliseconds: number) => {
    await settle();
    await clock.advance(milliseconds);
  };
  return {
    outbox,
    clock,
    advance,
    tries,
    ended,
    settle,
    marks: () => tries.map(({ mark }) => mark),
    idle: () => idle,
  };
}

test('sends events one after the other in the order in which they came', async () => {
  const { outbox, marks, settle } = outboxWith(() => 'accepted');
  for (const mark of ['a', 'b', 'c']) outbox.enqueue('agent1', userChanged(mark));
  expect(marks()).toEqual(['a']);
  await settle();
  expect(marks()).toEqual(['a', 'b', 'c']);
  expect(outbox.stats()).toMatchObject({ state: 'idle', queued: 0, delivered: 3 });
});

test('keeps the order over several agents of one appUrl', async () => {
  const { outbox, marks, settle } = outboxWith(() => 'accepted');
  for (const mark of ['a1', 'b1', 'a2', 'b2']) outbox.enqueue(mark.slice(0, 1), userChanged(mark));
  await settle();
  expect(marks()).toEqual(['a1', 'b1', 'a2', 'b2']);
});

test('waits with everybody while nobody answers, and longer each time', async () => {
  const { outbox, tries, advance, settle } = outboxWith((mark, count) =>
    mark === 'a1' && count < 4 ? 'unreachable' : 'accepted',
  );
  outbox.enqueue('a', userChanged('a1'));
  await settle();
  expect(outbox.stats().state).toBe('waitingToRetry');
  outbox.enqueue('a', userChanged('a2'));
  await advance(60_000);
  expect(tries.map(({ mark, at }) => [mark, at])).toEqual([
    ['a1', 0],
    ['a1', 1_000],
    ['a1', 3_000],
    ['a1', 7_000],
    ['a2', 7_000],
  ]);
});

test('lets other agents go on while SAP fails on the event of one', async () => {
  const { outbox, marks, settle, advance } = outboxWith((mark, count) =>
    mark === 'a1' && count === 1 ? 'failed' : 'accepted',
  );
  for (const mark of ['a1', 'a2', 'b1']) outbox.enqueue(mark.slice(0, 1), userChanged(mark));
  await settle();
  expect(marks()).toEqual(['a1', 'b1']);
  await advance(1_000);
  expect(marks()).toEqual(['a1', 'b1', 'a1', 'a2']);
});

test('does not let an event on which SAP hangs hold the front', async () => {
  const { outbox, marks, advance } = outboxWith((mark) => (mark === 'a1' ? 'unreachable' : 'accepted'));
  outbox.enqueue('a', userChanged('a1'));
  outbox.enqueue('b', userChanged('b1'));
  await advance(1_000);
  expect(marks()).toContain('b1');
});

test('leaves an event out after SAP refused it three times, and says so once', async () => {
  const errors: LogFields[] = [];
  const log: Log = { ...silentLog, error: (fields) => errors.push(fields) };
  const { outbox, marks, ended, advance } = outboxWith((mark) => (mark === 'bad' ? 'refused' : 'accepted'), {
    log,
  });
  outbox.enqueue('a', userChanged('bad'));
  outbox.enqueue('a', userChanged('good'));
  await advance(10_000);
  expect(marks()).toEqual(['bad', 'bad', 'bad', 'good']);
  expect(outbox.stats()).toMatchObject({ state: 'idle', skipped: 1, delivered: 1 });
  expect(errors).toHaveLength(1);
  expect(ended).toEqual([]);
});

test('ends only the subscription that SAP says is over', async () => {
  const { outbox, marks, ended, settle } = outboxWith((mark) => (mark === 'a1' ? 'over' : 'accepted'));
  for (const mark of ['a1', 'b1', 'a2', 'b2']) outbox.enqueue(mark.slice(0, 1), userChanged(mark));
  await settle();
  expect(marks()).toEqual(['a1', 'b1', 'b2']);
  expect(ended).toEqual([{ userId: 'a', reason: 'rejected', marks: ['a1', 'a2'] }]);
});

test.each(['unreachable', 'failed'] as const)(
  'gives a subscription up once it was %s for long enough',
  async (kind) => {
    const { outbox, tries, ended, clock, advance } = outboxWith(() => kind);
    outbox.enqueue('a', userChanged('a1'));
    outbox.enqueue('a', userChanged('a2'));
    await advance(299_999);
    expect(ended).toEqual([]);
    await advance(1);
    expect(ended).toEqual([{ userId: 'a', reason: 'gaveUp', marks: ['a1', 'a2'] }]);
    expect(tries.at(-1)).toMatchObject({ mark: 'a1', at: 300_000 });
    expect(clock.pending).toBe(0);
  },
);

test('gives up at once everybody who waited through the same outage', async () => {
  const { outbox, ended, advance } = outboxWith(() => 'unreachable');
  for (let agent = 0; agent < 50; agent++) outbox.enqueue(`agent${agent}`, userChanged(`e${agent}`));
  await advance(100_000);
  outbox.enqueue('late', userChanged('late'));
  await advance(200_000);
  expect(ended).toHaveLength(50);
  await advance(130_000);
  expect(ended).toHaveLength(51);
  expect(ended.at(-1)).toMatchObject({ userId: 'late', reason: 'gaveUp' });
});

test('serves an agent who comes back after the subscription was given up', async () => {
  let isUp = false;
  const { outbox, marks, advance, settle } = outboxWith(() => (isUp ? 'accepted' : 'unreachable'));
  outbox.enqueue('a', userChanged('old'));
  await advance(400_000);
  isUp = true;
  outbox.enqueue('a', userChanged('new'));
  await settle();
  await advance(60_000);
  expect(marks().at(-1)).toBe('new');
  expect(outbox.stats().state).toBe('idle');
});

test('ends a subscription for which more events wait than may', async () => {
  const { outbox, ended } = outboxWith(() => 'accepted', { maxQueued: 3 });
  for (const mark of ['1', '2', '3', '4']) outbox.enqueue('a', userChanged(mark));
  expect(ended).toEqual([{ userId: 'a', reason: 'queueFull', marks: ['1', '2', '3', '4'] }]);
});

test('drops without a word what waits for a forgotten agent', async () => {
  const { outbox, marks, ended, advance } = outboxWith((mark, count) =>
    mark === 'a1' && count === 1 ? 'unreachable' : 'accepted',
  );
  for (const mark of ['a1', 'a2', 'b1']) outbox.enqueue(mark.slice(0, 1), userChanged(mark));
  outbox.forget('a');
  await advance(5_000);
  expect(marks()).toEqual(['a1', 'b1']);
  expect(ended).toEqual([]);
});

test('logs a farewell that SAP did not take without alarm', async () => {
  const errors: LogFields[] = [];
  const log: Log = { ...silentLog, error: (fields) => errors.push(fields) };
  const { outbox, settle } = outboxWith(() => 'over', { log });
  outbox.enqueue('a', subscriptionEnded());
  await settle();
  expect(outbox.stats()).toMatchObject({ state: 'idle', failedTries: 1 });
  expect(errors).toEqual([]);
});

test('never shows the query of the appUrl in the log', async () => {
  const lines: string[] = [];
  const write = (fields: LogFields, message: string) => lines.push(JSON.stringify(fields) + message);
  const log: Log = { debug: write, info: write, warn: write, error: write };
  const { outbox, advance } = outboxWith((_, count) => (count < 3 ? 'unreachable' : 'over'), { log });
  outbox.enqueue('a', userChanged('a1'));
  await advance(10_000);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.join()).not.toContain('sid=1');
});

test('leaves no timer behind when it is closed', async () => {
  const { outbox, clock, settle } = outboxWith((mark) => (mark === 'a1' ? 'failed' : 'unreachable'));
  outbox.enqueue('a', userChanged('a1'));
  outbox.enqueue('b', userChanged('b1'));
  await settle();
  expect(clock.pending).toBeGreaterThan(0);
  outbox.close();
  expect(clock.pending).toBe(0);
  outbox.enqueue('a', userChanged('a2'));
  expect(outbox.stats().queued).toBe(0);
});

test('delivers each event of each agent in order, whatever fails', async () => {
  const kinds = fc.constantFrom<Kind>('accepted', 'unreachable', 'failed');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 12 }),
      fc.array(kinds, { maxLength: 30 }),
      async (agents, script) => {
        let step = 0;
        const { outbox, tries, ended, clock, advance } = outboxWith(() => script[step++] ?? 'accepted', {});
        agents.forEach((agent, index) => {
          outbox.enqueue(agent, userChanged(String(index)));
        });
        while (outbox.stats().queued > 0 && ended.length === 0) await advance(clock.untilNext ?? 0);
        // Thirty failures in a row may take longer than giveUpAfterMs.
        fc.pre(ended.length === 0);
        for (const agent of ['a', 'b', 'c']) {
          const wanted = agents.flatMap((other, index) => (other === agent ? [String(index)] : []));
          const seen = tries.filter(({ userId }) => userId === agent).map(({ mark }) => mark);
          expect([...new Set(seen)]).toEqual(wanted);
        }
        expect(outbox.stats()).toMatchObject({ state: 'idle', delivered: agents.length });
        expect(clock.pending).toBe(0);
      },
    ),
  );
});
