import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { demoWorld, startMockCic } from '../index.ts';

// One of the two servers that the benchmark compares, in a process of its own:
// node server.ts cic <agents> | bare, address and use of the machine go to the parent.

export type ServerKind = 'cic' | 'bare';

/** What a server process tells at its start, and whenever it is asked. */
export type ServerReport =
  | { readonly url: string }
  /** Bytes, and microseconds of processor time since its start. */
  | { readonly rss: number; readonly cpu: number };

/** Reads each body and answers as many bytes as the query asks for. */
async function startBare(): Promise<string> {
  const answers = new Map<string, string>();
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const url = request.url ?? '';
      const answer =
        answers.get(url) ?? 'x'.repeat(Number(new URL(url, 'http://127.0.0.1').searchParams.get('bytes')));
      answers.set(url, answer);
      response.writeHead(200, {
        'content-type': 'application/vnd.inin.icws+JSON; charset=utf-8',
        'content-length': Buffer.byteLength(answer),
      });
      response.end(answer);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function startCic(agents: number): Promise<string> {
  const cic = await startMockCic({ world: demoWorld(agents), deallocateMs: 1_000 });
  return cic.url;
}

const [, , kind, agents] = process.argv;
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ rss: process.memoryUsage().rss, cpu: user + system } satisfies ServerReport);
});
process.on('disconnect', () => process.exit(0));
process.send?.({
  url: kind === 'bare' ? await startBare() : await startCic(Number(agents)),
} satisfies ServerReport);
