// `npm test`: installs what is missing, runs every check and test, and ends with the sum of them all.
// `npm test -- unit e2e` runs only those.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, program, root } from './command.mjs';
import { installPackages } from './install-packages.mjs';
import { findChromium, installSoapPeers } from './install-system.mjs';
import {
  crashed,
  failureLines,
  readCheck,
  readPlaywright,
  readVitest,
  tallyOf,
  totalLine,
} from './tally.mjs';

const names = ['check', 'unit', 'component', 'contracts', 'e2e'];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(
    `Failed to run the tests: there is no ${unknown.join(', ')}. Choose from ${names.join(', ')}.`,
  );
  process.exit(2);
}
const isWanted = (name) => wanted.length === 0 || wanted.includes(name);

const reports = await mkdtemp(join(tmpdir(), 'switchhook-test-'));
const reportOf = (name) => join(reports, `${name}.json`);
const env = {};

async function check() {
  const { code } = await command(process.execPath, [
    `${root}/tools/check.mjs`,
    '--report',
    reportOf('check'),
  ]);
  return tallyOf(reportOf('check'), code, readCheck);
}

async function vitest(project) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(project)}`];
  const { code } = await program('vitest/vitest.mjs', ['run', '--project', project, ...reporters], { env });
  return tallyOf(reportOf(project), code, readVitest);
}

async function e2e() {
  const { code } = await program(
    '@playwright/test/cli.js',
    ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
    { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf('e2e') } },
  );
  return tallyOf(reportOf('e2e'), code, readPlaywright);
}

const runners = {
  check,
  unit: () => vitest('unit'),
  component: () => vitest('component'),
  contracts: () => vitest('contracts'),
  e2e,
};

/** @returns {Promise<import('./tally.mjs').Tally>} */
async function run(name) {
  console.log(`\n── ${name} ${'─'.repeat(72 - name.length)}`);
  try {
    if ((name === 'component' || name === 'e2e') && !env.CHROMIUM_PATH)
      env.CHROMIUM_PATH = await findChromium();
    if (name === 'unit') await installSoapPeers();
    return await runners[name]();
  } catch (error) {
    return crashed(`${name}: ${error.message}`);
  }
}

const tallies = [];
try {
  await installPackages();
  for (const name of names.filter(isWanted)) {
    const tally = await run(name);
    console.log(`${name}: ${totalLine([tally])}`);
    tallies.push(tally);
  }
} catch (error) {
  tallies.push(crashed(error.message));
} finally {
  await rm(reports, { recursive: true, force: true });
}

for (const line of failureLines(tallies)) console.log(line);
console.log(`\n${totalLine(tallies)}`);
process.exitCode = tallies.some(({ failed }) => failed > 0) ? 1 : 0;
