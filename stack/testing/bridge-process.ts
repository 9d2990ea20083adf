import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BridgeConfigInput } from '@switchhook/bridge';
import { onTestFinished } from 'vitest';

const cli = [
  '--conditions=switchhook-source',
  '--import',
  'tsx',
  fileURLToPath(new URL('../../bridge/cli.ts', import.meta.url)),
];

/** A bridge in a process of its own, with its store on disk, which can be killed in the midst of its work. */
export interface BridgeProcess {
  /** Ends in a slash; the same after each start. */
  readonly url: string;
  /** Without any farewell, as a power cut does. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** Starts the bridge and waits until it serves; it and its folder are gone when the test ends. */
export async function startBridgeProcess(config: BridgeConfigInput): Promise<BridgeProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'switchhook-bridge-'));
  const file = join(folder, 'bridge.json');
  let child: ChildProcess | undefined;
  let url = '';
  onTestFinished(async () => {
    await kill();
    rmSync(folder, { recursive: true });
  });

  async function kill(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async function start(): Promise<void> {
    const port = url === '' ? 0 : Number(new URL(url).port);
    const whole = { ...config, store: { path: 'bridge.db' }, listen: { port } };
    writeFileSync(file, JSON.stringify(whole));
    const started = spawn(process.execPath, [...cli, 'serve', '-c', file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = started;
    url = await new Promise<string>((resolve, reject) => {
      const lines: string[] = [];
      started.once('exit', (code) => reject(new Error(`The bridge ended with ${code}: ${lines.join('\n')}`)));
      createInterface({ input: started.stdout }).on('line', (line) => {
        lines.push(line);
        const said = JSON.parse(line) as { readonly msg?: string; readonly url?: string };
        if (said.msg === 'Bridge started' && said.url !== undefined) resolve(`${said.url}/`);
      });
    });
  }

  await start();
  return {
    get url() {
      return url;
    },
    kill,
    start,
  };
}
