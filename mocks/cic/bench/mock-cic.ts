import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type MessageDelay, measureMessageDelay } from './message-delay.ts';
import { measureScale, type ScaleReport } from './scale.ts';
import { measureThroughput, type Throughput } from './throughput.ts';

const targets = { ratio: 0.4, p99: 20, rss: 2 ** 30 } as const;

export interface MockCicBenchOptions {
  readonly rounds?: number;
  /** Of load on each server, for each operation in each round. */
  readonly seconds?: number;
  readonly delayCalls?: number;
  /** Of the run with a thousand sessions; 0 leaves it out. */
  readonly scaleSeconds?: number;
}

export interface MockCicBenchReport {
  readonly throughput: readonly Throughput[];
  readonly delay: MessageDelay;
  readonly scale: ScaleReport | undefined;
}

/** Measures the mock CIC beside a bare server, its delay from control call to stream, and a thousand sessions. */
export async function run(options: MockCicBenchOptions = {}): Promise<MockCicBenchReport> {
  const { rounds = 7, seconds = 1, delayCalls = 500, scaleSeconds = 60 } = options;
  const throughput = await measureThroughput(rounds, seconds);
  const delay = await measureMessageDelay(delayCalls);
  const scale =
    scaleSeconds > 0
      ? await measureScale({ sessions: 1_000, callsPerSecond: 100, seconds: scaleSeconds })
      : undefined;
  return { throughput, delay, scale };
}

function print({ throughput, delay, scale }: MockCicBenchReport): void {
  console.log(
    `${'operation'.padEnd(18)}${'cic req/s'.padStart(11)}${'bare req/s'.padStart(12)}${'ratio'.padStart(8)}${'by cpu'.padStart(8)}`,
  );
  for (const { operation, cic, bare, ratio, cpuRatio } of throughput) {
    const rates = `${cic.toFixed(0).padStart(11)}${bare.toFixed(0).padStart(12)}${ratio.toFixed(2).padStart(8)}${cpuRatio.toFixed(2).padStart(8)}`;
    console.log(
      `${operation.padEnd(18)}${rates}  ${verdict(ratio >= targets.ratio, `at least ${targets.ratio}`)}`,
    );
  }
  const { calls, p50, p99, max } = delay;
  console.log(
    `\ncontrol call to stream, ${calls} calls: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, max ${max.toFixed(1)} ms  ${verdict(p99 < targets.p99, `p99 under ${targets.p99} ms`)}`,
  );
  if (!scale) return;
  const mebibytes = (scale.rss / 2 ** 20).toFixed(0);
  const isGood = scale.lost === 0 && scale.disordered === 0 && scale.rss < targets.rss;
  console.log(
    `\n${scale.sessions} sessions, ${scale.calls} calls at ${scale.rate.toFixed(0)}/s: ${scale.messages} messages, ${scale.lost} lost, ${scale.disordered} out of order, ${mebibytes} MiB  ${verdict(isGood, 'none lost or out of order, under 1 GiB')}`,
  );
}

function verdict(isReached: boolean, target: string): string {
  return `(target ${target}: ${isReached ? 'reached' : 'missed'})`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      'scale-seconds': { type: 'string', default: '60' },
    },
  });
  const report = await run({ scaleSeconds: Number(values['scale-seconds']) });
  if (values.json) console.log(JSON.stringify(report));
  else print(report);
}
