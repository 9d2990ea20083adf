import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Addresses } from './stack-process.ts';

export interface RestartableStack {
  readonly addresses: Addresses;
  /** Stops the mock SAP and starts it again at the same address; resolves once it listens. */
  restartSap(): Promise<void>;
  /** Ends everything and resolves to the exit code. */
  stop(): Promise<number | null>;
}

/** All four parts in a process of their own, with a mock SAP that keeps its interactions in a folder. */
export async function startRestartableStack(): Promise<RestartableStack> {
  const folder = await mkdtemp(join(tmpdir(), 'switchhook-sap-'));
  const child = fork(fileURLToPath(new URL('restartable-stack-process.ts', import.meta.url)), [folder], {
    execArgv: ['--conditions=switchhook-source', '--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`Failed to run the stack: it ended with code ${code}. See what it wrote above.`);
  });
  ended.catch(() => {});
  const answer = async () => (await Promise.race([once(child, 'message'), ended]))[0];
  return {
    addresses: (await answer()) as Addresses,
    async restartSap() {
      child.send('restart SAP');
      await answer();
    },
    async stop() {
      if (child.exitCode === null) {
        child.send('stop');
        await once(child, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}
