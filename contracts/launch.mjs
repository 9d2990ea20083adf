import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Runs a command from its TypeScript sources. Node has to know loader and export condition from its start, hence the
 * second process.
 * @param {URL} entry
 */
export function launch(entry) {
  const child = spawn(
    process.execPath,
    [
      '--conditions=switchhook-source',
      '--import',
      import.meta.resolve('tsx'),
      fileURLToPath(entry),
      ...process.argv.slice(2),
    ],
    { stdio: 'inherit' },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
