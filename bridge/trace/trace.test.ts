import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { VirtualClock } from '../clock/index.ts';
import { silentLog } from '../core/log.ts';
import type { TappedMessage } from '../core/message-tap.ts';
import { formatTraceEntry, formatTraceRow, traceTableHead } from './format-trace.ts';
import { readTrace, type TraceFilter } from './read-trace.ts';
import { createTrace, type TraceOptions } from './trace.ts';
import type { TraceEntry } from './trace-entry.ts';
import { readTraceSwitch, switched, writeTraceSwitch } from './trace-switch.ts';

const settings = { all: false, users: ['agent1'], mask: ['PIN'], payloadLength: 1_000 };

async function setUp(options: Partial<TraceOptions> = {}) {
  const folder = join(await mkdtemp(join(tmpdir(), 'switchhook-trace-')), 'trace');
  onTestFinished(() => rm(join(folder, '..'), { recursive: true }));
  const clock = new VirtualClock();
  const trace = createTrace({
    folder,
    fileBytes: 1_000_000,
    files: 3,
    settings,
    clock,
    log: silentLog,
    ...options,
  });
  trace.start();
  const read = async (filter: TraceFilter = {}): Promise<TraceEntry[]> => {
    await trace.stop();
    const entries: TraceEntry[] = [];
    for await (const entry of readTrace(folder, filter)) entries.push(entry);
    return entries;
  };
  return { folder, clock, trace, read };
}

function message(change: Partial<TappedMessage> = {}): TappedMessage {
  return {
    userId: 'agent1',
    direction: 'in',
    kind: 'soap',
    operation: 'IciPhoneCall.hold',
    payload: '<hold/>',
    secrets: [],
    ...change,
  };
}

test('writes one line of JSON for each message, in the shape of CRM_ICI_TRACE', async () => {
  const { trace, clock, read } = await setUp();
  trace.take(message({ operation: 'IciUser.getAttributes' }));
  await clock.advance(5);
  trace.take(message({ direction: 'out', payload: '<a>&lt;PIN&gt;1234&lt;/PIN&gt;</a>' }));
  trace.take(message({ kind: 'exception', operation: '', payload: 'no answer' }));
  const entries = await read();
  const session = '20260314090000.000';
  expect(entries).toEqual([
    {
      userId: 'agent1',
      session,
      timestamp: '2026-03-14T09:00:00.000Z',
      counter: 1,
      direction: 'in',
      type: 'S',
      operation: 'IciUser.getAttributes',
      payload: '<hold/>',
    },
    {
      userId: 'agent1',
      session,
      timestamp: '2026-03-14T09:00:00.005Z',
      counter: 2,
      direction: 'out',
      type: 'S',
      operation: 'IciPhoneCall.hold',
      payload: '<a>&lt;PIN&gt;***&lt;/PIN&gt;</a>',
    },
    {
      userId: 'agent1',
      session,
      timestamp: '2026-03-14T09:00:00.005Z',
      counter: 3,
      direction: 'in',
      type: 'E',
      operation: '',
      payload: 'no answer',
    },
  ]);
});

test('begins a session for each user whenever SAP starts anew', async () => {
  const { trace, read } = await setUp({ settings: { ...settings, all: true } });
  for (const userId of ['agent1', 'agent2', 'agent1']) {
    trace.take(message({ userId, operation: 'IciUser.getAttributes' }));
    trace.take(message({ userId }));
  }
  expect((await read()).map(({ userId, session, counter }) => `${userId} ${session} ${counter}`)).toEqual([
    'agent1 20260314090000.000 1',
    'agent1 20260314090000.000 2',
    'agent2 20260314090000.000 1',
    'agent2 20260314090000.000 2',
    'agent1 20260314090000.001 1',
    'agent1 20260314090000.001 2',
  ]);
});

test('is switched on and off while it runs, for one user or all', async () => {
  const { trace, clock, folder } = await setUp();
  expect([trace.wants('agent1'), trace.wants('agent2')]).toEqual([true, false]);
  writeTraceSwitch(folder, switched({ all: false, users: [] }, true, 'agent2'));
  await clock.advance(1_000);
  expect([trace.wants('agent1'), trace.wants('agent2')]).toEqual([false, true]);
  writeTraceSwitch(folder, switched(readTraceSwitch(folder)!, true, undefined));
  await clock.advance(1_000);
  expect([trace.wants('agent1'), trace.wants('')]).toEqual([true, true]);
  writeTraceSwitch(folder, switched(readTraceSwitch(folder)!, false, undefined));
  await clock.advance(1_000);
  expect([trace.wants('agent1'), trace.wants('agent2')]).toEqual([false, false]);
});

test('makes nothing on disk while nobody is traced', async () => {
  const { trace, clock, folder } = await setUp({ settings: { ...settings, users: [] } });
  await clock.advance(10_000);
  await trace.stop();
  await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('cuts a payload that is too long and says how much is missing', async () => {
  const { trace, read } = await setUp();
  trace.take(message({ payload: 'x'.repeat(1_200) }));
  expect((await read())[0]?.payload).toBe(`${'x'.repeat(1_000)}… (200 more characters)`);
});

test('begins a new file when one is full and keeps as many as it is told', async () => {
  const { trace, folder, clock, read } = await setUp({ fileBytes: 2_000, files: 3 });
  for (let index = 0; index < 40; index++) {
    trace.take(message({ payload: `message ${index}` }));
    if (index % 10 === 0) await clock.advance(200);
  }
  const entries = await read();
  expect((await readdir(folder)).sort()).toEqual(['trace.1.jsonl', 'trace.2.jsonl', 'trace.jsonl']);
  for (const name of await readdir(folder)) {
    expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(2_000);
    expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
  }
  const counters = entries.map(({ counter }) => counter);
  expect(counters.at(-1)).toBe(40);
  expect(counters).toEqual(counters.map((_, index) => 41 - counters.length + index));
});

test('loses messages rather than wait for a slow disk, and says how many', async () => {
  const { trace, read } = await setUp({
    settings: { ...settings, payloadLength: 10_000_000 },
    fileBytes: 100_000_000,
  });
  const big = 'x'.repeat(5_000_000);
  for (let index = 0; index < 5; index++) trace.take(message({ payload: big }));
  await trace.stop();
  trace.take(message({ payload: 'after' }));
  const entries = await read();
  expect(entries.map(({ type, payload }) => (payload.length > 1_000 ? type : `${type} ${payload}`))).toEqual([
    'S',
    'S',
    'S',
    'E 2 messages were left out: the disk could not keep up.',
    'S after',
  ]);
});

test('finds entries by user, time and operation', async () => {
  const { trace, clock, read } = await setUp({ settings: { ...settings, all: true } });
  trace.take(message());
  await clock.advance(60_000);
  trace.take(message({ operation: 'IciPhoneCall.retrieve' }));
  trace.take(message({ userId: 'agent2' }));
  expect(await read({ userId: 'agent2' })).toHaveLength(1);
  expect(await read({ operation: 'hold' })).toHaveLength(2);
  expect(await read({ operation: 'iciphonecall' })).toHaveLength(3);
  expect(await read({ operation: 'IciPhoneCall.retrieve' })).toHaveLength(1);
  expect(await read({ from: '2026-03-14T09:00:30Z' })).toHaveLength(2);
  expect(await read({ to: '2026-03-14T09:00:30Z', userId: 'agent1' })).toHaveLength(1);
});

test('reads on after a line that a crash cut off', async () => {
  const { trace, folder, read } = await setUp();
  trace.take(message());
  await trace.stop();
  const { appendFile } = await import('node:fs/promises');
  await appendFile(join(folder, 'trace.jsonl'), '{"userId":"ag\n');
  trace.take(message());
  expect(await read()).toHaveLength(2);
  expect(await readFile(join(folder, 'trace.jsonl'), 'utf8')).toContain('{"userId":"ag\n');
});

test('shows an entry as a line, and as a row of CRM_ICI_TRACES', async () => {
  const { trace, read } = await setUp();
  trace.take(message({ payload: '<a>\n\t<b/></a>' }));
  const [entry] = await read();
  expect(formatTraceEntry(entry!, false)).toBe(
    '2026-03-14T09:00:00.000Z agent1 20260314090000.000#1 -> SOAP IciPhoneCall.hold (13 characters)',
  );
  expect(formatTraceEntry(entry!, true)).toContain('\n<a>\n');
  expect(traceTableHead.split('\t')).toHaveLength(6);
  expect(formatTraceRow(entry!)).toBe('agent1\t20260314090000.000\t1\t20260314090000.000\tS\t<a> <b/></a>');
});
