import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Where the parts listen, as `npm start -- --json` prints it. */
export interface Addresses {
  readonly simulator: string;
  readonly sap: string;
  readonly bridge: string;
  readonly cic: string;
  readonly cicControl: string;
}

export interface StackProcess {
  readonly addresses: Addresses;
  /** What it wrote to stderr so far. */
  readonly stderr: () => string;
  /** Ends it as Ctrl-C does and resolves to its exit code. */
  stop(): Promise<number | null>;
}

/** Starts what `npm start` starts, on free ports, in a process of its own. */
export async function startStackProcess(others: readonly string[] = []): Promise<StackProcess> {
  const start = fileURLToPath(new URL('../tools/start.mjs', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=switchhook-source', start, '--json', ...others], {
    env: { ...process.env, SWITCHHOOK_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const addresses = await firstLine(child, () => stderr);
  return {
    addresses: JSON.parse(addresses),
    stderr: () => stderr,
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGINT');
        await once(child, 'exit');
      }
      return child.exitCode;
    },
  };
}

async function firstLine(child: ChildProcess & { stdout: NodeJS.ReadableStream }, stderr: () => string) {
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`Failed to start the stack: it ended with code ${code}. It wrote:\n${stderr()}`);
  });
  const [line] = await Promise.race([once(lines, 'line'), ended]);
  ended.catch(() => {});
  return line as string;
}
