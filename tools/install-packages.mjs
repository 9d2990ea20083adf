import { readFile } from 'node:fs/promises';
import { command, root } from './command.mjs';

/** Installs the packages of the lock file where they are missing or others; npm's output goes to stderr. */
export async function installPackages() {
  if (await isInstalled()) return;
  console.error('Installing packages (npm ci) …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code } = npm
    ? await command(process.execPath, [npm, ...args], { stdio: 'stderr' })
    : await command('npm', args, { stdio: 'stderr' });
  if (code !== 0) {
    throw new Error(
      `Failed to install the packages: npm ci ended with code ${code}. Read its message above, then run it again by hand.`,
    );
  }
}

/** npm leaves a second lock file in `node_modules` once it is done: what is really there. */
async function isInstalled() {
  const wanted = await readLock(`${root}/package-lock.json`);
  const installed = await readLock(`${root}/node_modules/.package-lock.json`).catch(() => ({}));
  return Object.entries(wanted)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.optional && !entry.devOptional)
    .every(([path, { version }]) => installed[path]?.version === version);
}

async function readLock(path) {
  return JSON.parse(await readFile(path, 'utf8')).packages;
}
