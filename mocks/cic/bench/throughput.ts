import autocannon from 'autocannon';
import { call, openSession } from './bench-session.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const connections = 16;

export interface Throughput {
  readonly operation: string;
  readonly responseBytes: number;
  /** Requests a second, the median of the rounds. */
  readonly cic: number;
  readonly bare: number;
  /** The median of the rounds' ratios: both sides of one round had the same neighbours. */
  readonly ratio: number;
  /** Bare's processor time for a request over that of the mock; the median of the rounds. */
  readonly cpuRatio: number;
}

/** One server in one round. */
interface Round {
  /** Requests a second. */
  readonly rate: number;
  /** Microseconds of the server's processor time for each request. */
  readonly cpu: number;
}

interface Load {
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
}

/** Requests a second, and processor time, beside a bare `node:http` server that moves as many bytes; rounds take turns. */
export async function measureThroughput(rounds: number, seconds: number): Promise<readonly Throughput[]> {
  const cic = await startServerProcess('cic', 6);
  const bare = await startServerProcess('bare');
  try {
    const session = await openSession(cic.url, 'agent1', () => {});
    session.close();
    const placed = await call<{ interactionId: string }>('POST', `${cic.url}/control/interactions`, {
      kind: 'call',
      to: { user: 'agent1' },
      from: '+4930123',
    });
    const path = `/interactions/${placed.body.interactionId}`;
    await call('POST', `${session.url}${path}/pickup`, undefined, session.headers);
    const select = 'Eic_State,Eic_RemoteName,Eic_RemoteAddress,Eic_CallDirection,Eic_Capabilities';
    const loads: readonly Load[] = [
      { operation: 'read attributes', method: 'GET', path: `${path}?select=${select}` },
      { operation: 'poll messages', method: 'GET', path: '/messaging/messages' },
      { operation: 'heartbeat', method: 'POST', path: '/messaging/heartbeat' },
      { operation: 'mute', method: 'POST', path: `${path}/mute`, body: { on: true } },
    ];
    const results: Throughput[] = [];
    for (const load of loads) {
      const base = session.url.slice(cic.url.length);
      // what an earlier load left to read goes out with the first answer
      await sizeOf(session.url, session.headers, load);
      const bytes = await sizeOf(session.url, session.headers, load);
      const found: Record<ServerProcess['kind'], Round[]> = { cic: [], bare: [] };
      for (let round = 0; round <= rounds; round += 1) {
        for (const server of [cic, bare]) {
          const [file, query = ''] = load.path.split('?');
          const extra = server.kind === 'bare' ? `bytes=${bytes}&${query}` : query;
          const url = `${server.url}${base}${file}${extra ? `?${extra}` : ''}`;
          const measured = await loadWith(server, url, session.headers, load, round === 0 ? 2 : seconds);
          if (round > 0) found[server.kind].push(measured);
        }
      }
      const pairs = found.cic.map((own, index) => [own, found.bare[index] ?? own] as const);
      results.push({
        operation: load.operation,
        responseBytes: bytes,
        cic: median(found.cic.map(({ rate }) => rate)),
        bare: median(found.bare.map(({ rate }) => rate)),
        ratio: median(pairs.map(([own, other]) => own.rate / other.rate)),
        cpuRatio: median(pairs.map(([own, other]) => other.cpu / own.cpu)),
      });
    }
    return results;
  } finally {
    cic.stop();
    bare.stop();
  }
}

async function sizeOf(url: string, headers: Readonly<Record<string, string>>, load: Load): Promise<number> {
  const init = load.body === undefined ? {} : { body: JSON.stringify(load.body) };
  const response = await fetch(url + load.path, { method: load.method, headers, ...init });
  const text = await response.text();
  // a server that answers with an error would look fast
  if (!response.ok)
    throw new Error(`Failed to benchmark ${load.operation}: ${response.status} ${text}. Correct it.`);
  return Buffer.byteLength(text);
}

async function loadWith(
  server: ServerProcess,
  url: string,
  headers: Readonly<Record<string, string>>,
  { operation, method, body }: Load,
  seconds: number,
): Promise<Round> {
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const before = await server.usage();
  const result = await autocannon({
    url,
    method,
    headers: { ...headers },
    ...content,
    connections,
    duration: seconds,
  });
  if (result.non2xx + result.errors + result.timeouts > 0) {
    throw new Error(
      `Failed to benchmark ${operation}: ${result.non2xx} requests were refused and ${result.errors + result.timeouts} lost. Run the server alone to see why.`,
    );
  }
  const after = await server.usage();
  const { total } = result.requests;
  return { rate: total / result.duration, cpu: (after.cpu - before.cpu) / total };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
