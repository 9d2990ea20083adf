import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ServerKind, ServerReport } from './server.ts';

export interface ServerProcess {
  readonly kind: ServerKind;
  readonly url: string;
  /** Bytes, and microseconds of processor time since its start. */
  usage(): Promise<Extract<ServerReport, { rss: number }>>;
  stop(): void;
}

/** Starts a server in a process of its own. */
export async function startServerProcess(kind: ServerKind, agents = 0): Promise<ServerProcess> {
  const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), [kind, String(agents)]);
  const report = await nextReport(child);
  if (!('url' in report)) throw new Error(`Failed to start ${kind}: it told no address.`);
  return {
    kind,
    url: report.url,
    async usage() {
      const answered = nextReport(child);
      child.send('usage');
      const usage = await answered;
      if (!('rss' in usage)) throw new Error(`Failed to ask ${kind} for its usage: it told something else.`);
      return usage;
    },
    stop: () => child.disconnect(),
  };
}

async function nextReport(child: ChildProcess): Promise<ServerReport> {
  const [report] = (await once(child, 'message')) as [ServerReport];
  return report;
}
