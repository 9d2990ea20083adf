import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../clock/index.ts';
import { delay } from '../core/clock.ts';
import { silentLog } from '../core/log.ts';
import { defaultDialect } from '../ici/index.ts';
import { createEventSender, type EventSender } from '../sap/index.ts';
import type { ReceiverReport } from './event-receiver.ts';

export interface EventsBenchOptions {
  /** Prints the report as JSON instead of a table. */
  readonly json?: boolean;
  /** Of paced load. */
  readonly seconds?: number;
}

/** One round of events to many `appUrl`s. */
export interface EventsRound {
  readonly round: string;
  readonly sent: number;
  readonly received: number;
  readonly misplaced: number;
  /** By wall clock, from the first event to the last answer. */
  readonly perSecond: number;
  /** Milliseconds from decision to arrival. */
  readonly p50: number;
  readonly p99: number;
  /** The median of the seconds' p99: one second in which the machine was busy elsewhere does not decide it. */
  readonly p99OfSecond: number;
  /** Microseconds of processor time for each event: the bridge's, making the events included, and the receiver's. */
  readonly cpu: { readonly sender: number; readonly receiver: number };
  /** Events a second that would take the whole of one core. */
  readonly perCore: number;
}

const addresses = 100;
const target = 2_000;
const tickMs = 10;

/**
 * Measures events to a hundred addresses: at the pace that is asked for, the same while one more address hangs, and
 * as fast as they go. The receiver is a process of its own; what it saw counts.
 */
export async function run({
  json = false,
  seconds = 10,
}: EventsBenchOptions = {}): Promise<readonly EventsRound[]> {
  const receiver = fork(fileURLToPath(new URL('./event-receiver.ts', import.meta.url)));
  const [{ url }] = (await once(receiver, 'message')) as [{ url: string }];
  const sender = createEventSender({
    dialect: defaultDialect,
    clock: systemClock,
    rng: Math.random,
    log: silentLog,
    maxQueued: 1_000_000,
  });
  try {
    const next = nextEvents(sender, url);
    // Connections are made and code is warm before anything counts.
    await measure('warm-up', receiver, sender, () => burst(next, 2_000));
    const rounds = [await measure(`paced, ${target} a second`, receiver, sender, () => paced(next, seconds))];
    sender.send({ appUrl: `${url}/hang`, userId: 'hang' }, userChanged('0 0'));
    rounds.push(await measure('paced, one address hangs', receiver, sender, () => paced(next, seconds)));
    rounds.push(await measure('as fast as they go', receiver, sender, () => burst(next, 20_000)));
    print(rounds, json);
    return rounds;
  } finally {
    await sender.close();
    receiver.disconnect();
  }
}

/** Sends one event to the next address, in turn. */
function nextEvents(sender: EventSender, url: string): () => void {
  const orders = Array.from({ length: addresses }, () => 0);
  let turn = 0;
  return () => {
    const index = turn++ % addresses;
    const order = orders[index] ?? 0;
    orders[index] = order + 1;
    const target = { appUrl: `${url}/${index}`, userId: `agent${index}` };
    sender.send(target, userChanged(`${order} ${systemClock.now()}`));
  };
}

async function burst(next: () => void, count: number): Promise<number> {
  for (let index = 0; index < count; index++) next();
  return count;
}

async function paced(next: () => void, seconds: number): Promise<number> {
  const start = systemClock.now();
  let sent = 0;
  for (;;) {
    const elapsed = systemClock.now() - start;
    const due = Math.floor((Math.min(elapsed, seconds * 1_000) * target) / 1_000);
    for (; sent < due; sent++) next();
    if (elapsed >= seconds * 1_000) return sent;
    await delay(systemClock, tickMs);
  }
}

async function measure(
  round: string,
  receiver: ChildProcess,
  sender: EventSender,
  load: () => Promise<number>,
): Promise<EventsRound> {
  receiver.send('report');
  await once(receiver, 'message');
  const start = systemClock.now();
  const usage = process.cpuUsage();
  const sent = await load();
  while (sender.stats().some(({ appUrl, queued }) => queued > 0 && !appUrl.endsWith('/hang'))) {
    await delay(systemClock, 5);
  }
  const elapsed = systemClock.now() - start;
  const { user, system } = process.cpuUsage(usage);
  receiver.send('report');
  const [report] = (await once(receiver, 'message')) as [ReceiverReport];
  const { received, misplaced, latencies, cpu } = report;
  const all = latencies.flat();
  const cpuOfSender = (user + system) / received;
  return {
    round,
    sent,
    received,
    misplaced,
    perSecond: Math.round((received * 1_000) / elapsed),
    p50: percentile(all, 0.5),
    p99: percentile(all, 0.99),
    p99OfSecond: percentile(
      latencies.filter((second) => second.length > 0).map((second) => percentile(second, 0.99)),
      0.5,
    ),
    cpu: { sender: Math.round(cpuOfSender), receiver: Math.round(cpu / received) },
    perCore: Math.round(1_000_000 / cpuOfSender),
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function userChanged(mark: string) {
  const user = {
    userId: 'agent1',
    name: mark,
    currentWorkmode: { id: '2', description: 'Ready' },
    workmodes: [],
    channels: [],
    currentChannels: [],
    queues: [],
    currentQueues: [],
    containers: [],
    lines: [],
    workcenterId: '',
    capabilityList: ['Dial', 'SetWorkmode'],
  };
  return { name: 'userChanged' as const, input: { user }, appIds: ['IC1'] };
}

function print(rounds: readonly EventsRound[], json: boolean): void {
  if (json) {
    console.log(JSON.stringify(rounds));
    return;
  }
  console.log(`Events to ${addresses} appUrls, one request in flight for each (target ${target} a second)\n`);
  const head = [
    'round',
    'received',
    'misplaced',
    'per second',
    'p50 ms',
    'p99 ms',
    'p99 of sec',
    'cpu us',
    'per core',
  ];
  const rows = rounds.map((one) =>
    [
      one.round,
      one.received,
      one.misplaced,
      one.perSecond,
      one.p50,
      one.p99,
      one.p99OfSecond,
      `${one.cpu.sender}+${one.cpu.receiver}`,
      one.perCore,
    ].map(String),
  );
  for (const row of [head, ...rows]) {
    console.log(row.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(11))).join(''));
  }
  console.log(
    '\ncpu us: the bridge and the receiver, for one event; per core: what the bridge alone could send.',
  );
}

if (process.argv[1] === import.meta.filename) {
  const seconds = process.argv.find((arg) => arg.startsWith('--seconds='))?.split('=')[1];
  await run({
    json: process.argv.includes('--json'),
    ...(seconds === undefined ? {} : { seconds: Number(seconds) }),
  });
}
