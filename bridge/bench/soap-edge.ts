import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { type BenchMessage, benchMessages } from './messages.ts';
import type { ServerKind, ServerReport } from './server.ts';

export interface BenchOptions {
  /** Prints the report as JSON instead of a table. */
  readonly json?: boolean;
  readonly rounds?: number;
  /** Of load on each server, for each message in each round. */
  readonly seconds?: number;
}

/** One server under one message: the medians of its rounds. */
export interface Measurement {
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p99: number;
  /** Microseconds of the server's processor time for each request; steadier than the rate on a busy machine. */
  readonly cpu: number;
  /** Bytes, after the last round. */
  readonly rss: number;
}

export interface MessageReport {
  readonly message: string;
  readonly about: string;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly servers: Readonly<Record<ServerKind, Measurement>>;
  readonly toBare: Comparison;
  readonly toNodeSoap: Comparison;
}

/** The edge beside another server; medians of what each round found, in which both took their turns. */
export interface Comparison {
  /** The edge's rate over the other's. */
  readonly ratio: number;
  /** The other's processor time for a request over the edge's: what the client's own speed has no part in. */
  readonly cpuRatio: number;
  /** What the rates are to reach. */
  readonly target: number | undefined;
}

type Load = Pick<Measurement, 'p99' | 'cpu'> & { readonly rate: number };
type Loads = Readonly<Record<ServerKind, Load>>;

interface RunningServer {
  readonly kind: ServerKind;
  readonly process: ChildProcess;
  readonly url: string;
}

const kinds: readonly ServerKind[] = ['edge', 'bare', 'node-soap'];
const bareTarget = 0.5;
const connections = 16;

/**
 * Measures the SOAP edge beside a bare `node:http` server that moves as many bytes and a node-soap server with
 * the same WSDL. All three live in processes of their own; rounds alternate between them, so that a machine that
 * slows down slows all of them. One client loads 16 connections; a server faster than it shows the client's rate.
 */
export async function run(options: BenchOptions = {}): Promise<readonly MessageReport[]> {
  const { json = false, rounds = 11, seconds = 1 } = options;
  const servers = await Promise.all(kinds.map(start));
  try {
    const reports: MessageReport[] = [];
    for (const message of benchMessages) {
      reports.push(await measure(servers, message, rounds, seconds));
      if (!json) printMessage(reports.at(-1) as MessageReport);
    }
    if (json) console.log(JSON.stringify(reports));
    return reports;
  } finally {
    for (const server of servers) server.process.disconnect();
  }
}

async function measure(
  servers: readonly RunningServer[],
  message: BenchMessage,
  rounds: number,
  seconds: number,
): Promise<MessageReport> {
  const responseBytes = await checkAnswers(servers, message);
  // Connections are made and code is warm before anything counts.
  for (const server of servers) await load(server, message, responseBytes, 2);
  const results: Loads[] = [];
  for (let round = 0; round < rounds; round++) {
    const loads: [ServerKind, Load][] = [];
    for (const server of servers) {
      loads.push([server.kind, await load(server, message, responseBytes, seconds)]);
    }
    results.push(Object.fromEntries(loads) as Record<ServerKind, Load>);
  }
  const measured = await Promise.all(
    servers.map(async (server) => {
      const own = results.map((loads) => loads[server.kind]);
      const measurement: Measurement = {
        requestsPerSecond: Math.round(median(own.map(({ rate }) => rate))),
        p99: median(own.map(({ p99 }) => p99)),
        cpu: median(own.map(({ cpu }) => cpu)),
        rss: (await askUsage(server)).rss,
      };
      return [server.kind, measurement] as const;
    }),
  );
  const compare = (kind: ServerKind, target: number | undefined): Comparison => ({
    ratio: median(results.map((loads) => loads.edge.rate / loads[kind].rate)),
    cpuRatio: median(results.map((loads) => loads[kind].cpu / loads.edge.cpu)),
    target,
  });
  return {
    message: message.name,
    about: message.about,
    requestBytes: Buffer.byteLength(message.body),
    responseBytes,
    servers: Object.fromEntries(measured) as Record<ServerKind, Measurement>,
    toBare: compare('bare', bareTarget),
    toNodeSoap: compare('node-soap', message.nodeSoapTarget),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('Failed to benchmark: no round was run. Ask for one at least.');
  return middle;
}

/** A server that answered with a fault would look fast: both SOAP servers have to give the real answer. */
async function checkAnswers(servers: readonly RunningServer[], message: BenchMessage): Promise<number> {
  let bytes = 0;
  for (const server of servers) {
    if (server.kind === 'bare') continue;
    const response = await fetch(server.url + message.path, {
      method: 'POST',
      headers: requestHeaders,
      body: message.body,
    });
    const text = await response.text();
    if (response.status !== 200 || text.includes('faultcode')) {
      throw new Error(
        `Failed to benchmark ${message.name}: ${server.kind} answered ${response.status} ${text.slice(0, 500)}. Correct its handlers.`,
      );
    }
    if (server.kind === 'edge') bytes = Buffer.byteLength(text);
  }
  return bytes;
}

const requestHeaders = { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '""' };

async function load(
  server: RunningServer,
  message: BenchMessage,
  responseBytes: number,
  seconds: number,
): Promise<Load> {
  const before = await askUsage(server);
  const query = server.kind === 'bare' ? `?bytes=${responseBytes}` : '';
  const result = await autocannon({
    url: server.url + message.path + query,
    method: 'POST',
    headers: requestHeaders,
    body: message.body,
    connections,
    duration: seconds,
  });
  if (result.non2xx + result.errors + result.timeouts > 0) {
    throw new Error(
      `Failed to benchmark ${message.name}: ${server.kind} refused ${result.non2xx} requests and lost ${result.errors + result.timeouts}. Run its server alone to see why.`,
    );
  }
  const after = await askUsage(server);
  const { total } = result.requests;
  return {
    rate: total / result.duration,
    p99: result.latency.p99,
    cpu: (after.cpu - before.cpu) / total,
  };
}

async function start(kind: ServerKind): Promise<RunningServer> {
  const process = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), [kind], {
    execArgv: ['--conditions=switchhook-source', '--import', 'tsx'],
  });
  const [report] = (await once(process, 'message')) as [ServerReport];
  if (!('url' in report)) throw new Error(`Failed to start ${kind}: it told no address.`);
  return { kind, process, url: report.url };
}

async function askUsage(server: RunningServer): Promise<Extract<ServerReport, { rss: number }>> {
  const answered = once(server.process, 'message') as Promise<[ServerReport]>;
  server.process.send('usage');
  const [report] = await answered;
  if (!('rss' in report))
    throw new Error(`Failed to ask ${server.kind} for its usage: it told something else.`);
  return report;
}

function printMessage(report: MessageReport): void {
  const { servers, toBare, toNodeSoap } = report;
  console.log(
    `\n${report.message}: ${report.about} (${report.requestBytes} bytes in, ${report.responseBytes} out)`,
  );
  console.log(
    `  ${'server'.padEnd(12)}${'requests/s'.padStart(12)}${'p99 ms'.padStart(10)}${'cpu us'.padStart(10)}${'rss MiB'.padStart(10)}`,
  );
  for (const kind of kinds) {
    const { requestsPerSecond, p99, cpu, rss } = servers[kind];
    console.log(
      `  ${kind.padEnd(12)}${String(requestsPerSecond).padStart(12)}${p99.toFixed(1).padStart(10)}${cpu.toFixed(0).padStart(10)}${(rss / 2 ** 20).toFixed(0).padStart(10)}`,
    );
  }
  console.log(`  by rate: ${verdict('bare', toBare)}; ${verdict('node-soap', toNodeSoap)}`);
  console.log(
    `  by processor time: ${toBare.cpuRatio.toFixed(2)} of bare; ${toNodeSoap.cpuRatio.toFixed(2)} of node-soap`,
  );
}

function verdict(name: string, { ratio, target }: Comparison): string {
  const found = `${ratio.toFixed(2)} of ${name}`;
  if (target === undefined) return found;
  return `${found} (target ${target}: ${ratio >= target ? 'reached' : 'missed'})`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await run({ json: process.argv.includes('--json') });
}
