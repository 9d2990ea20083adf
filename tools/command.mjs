import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository, with no slash at its end. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Runs a command in the repository and resolves to its exit code and, where `stdio` is `pipe`, its output.
 * A command that cannot be started, is killed, or takes longer than `timeout` milliseconds has the code 127, 1, 1.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ stdio?: 'inherit' | 'stderr' | 'pipe', env?: Record<string, string>, timeout?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function command(file, args, { stdio = 'inherit', env = {}, timeout } = {}) {
  const streams = { inherit: ['ignore', 1, 2], stderr: ['ignore', 2, 2], pipe: ['ignore', 'pipe', 'pipe'] };
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      stdio: streams[stdio],
      env: { ...process.env, ...env },
      timeout,
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    // Whoever ends us ends the command too, also where the signal came to us alone.
    let ending = 0;
    const end = (signal, number) => {
      ending = 128 + number;
      child.kill(signal);
    };
    process.on('SIGINT', end).on('SIGTERM', end);
    const settle = (result) => {
      process.off('SIGINT', end).off('SIGTERM', end);
      if (ending) process.exit(ending);
      resolve(result);
    };
    child.on('error', (error) => settle({ code: 127, output: error.message }));
    child.on('close', (code) => settle({ code: code ?? 1, output }));
  });
}

/** Runs a program of an installed package, without npx and its start. */
export function program(path, args, options) {
  return command(process.execPath, [`${root}/node_modules/${path}`, ...args], options);
}

/** Runs a TypeScript file of the repository. */
export function script(path, args, options) {
  const node = ['--conditions=switchhook-source', '--import', 'tsx', `${root}/${path}`];
  return command(process.execPath, [...node, ...args], options);
}
