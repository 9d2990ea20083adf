import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { builtInTarget } from './built-in-target.ts';
import type { JsonReport } from './report/json-report.ts';
import { runCommand } from './testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchhook-parts-'));
const running: ChildProcess[] = [];
let cic = '';
let bridge = '';

/** Starts a part from its sources as a process of its own; resolves with its address once it tells it. */
async function start(file: string, args: readonly string[], environment = {}): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--conditions=switchhook-source', '--import', import.meta.resolve('tsx'), file, ...args],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...environment } },
  );
  running.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (address !== undefined && /mock CIC|Bridge started/.test(line)) {
      // Nobody reads on: a full pipe would stop the part.
      child.stdout.resume();
      return address;
    }
  }
  throw new Error(`${file} ended before it told its address`);
}

const part = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

beforeAll(async () => {
  cic = await start(part('mocks/cic/cli.ts'), ['--port', '0']);
  const config = join(folder, 'bridge.json');
  writeFileSync(
    config,
    JSON.stringify({
      listen: { port: 0, users: [{ user: 'sap', password: { env: 'SAP_PASSWORD' } }] },
      cic: { hosts: [cic], user: 'bridge', password: { env: 'CIC_PASSWORD' } },
      store: { path: ':memory:' },
      actionItems: { workgroups: ['Sales'] },
    }),
  );
  bridge = await start(part('bridge/cli.ts'), ['serve', '-c', config], {
    SAP_PASSWORD: 'geheim',
    CIC_PASSWORD: 'secret',
  });
}, 60_000);

afterAll(async () => {
  for (const child of running) {
    if (child.exitCode !== null) continue;
    child.kill();
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true });
});

const cases = [
  '--case',
  'calls-hold-and-retrieve',
  '--case',
  'security-not-xml',
  '--case',
  'wrap-up-times-out',
];

test('a bridge and a CIC that run as processes are certified, with credentials from the environment', async () => {
  const out = join(folder, 'certified');
  vi.stubEnv('SWITCHHOOK_BRIDGE_AUTHORIZATION', `Basic ${Buffer.from('sap:geheim').toString('base64')}`);
  const ended = await runCommand('--bridge', bridge, '--cic', cic, ...cases, '--out', out);
  vi.unstubAllEnvs();
  expect(ended.out).toContain('2 passed, 0 failed, 0 accepted deviations, 1 skipped');
  expect(ended.code).toBe(0);
  const text = readFileSync(join(out, 'results.json'), 'utf8');
  const report = JSON.parse(text) as JsonReport;
  expect(report.environment).toMatchObject({
    bridge,
    cic: `${cic}/control`,
    sap: 'built in',
    unseen: 'bridge → CIC',
  });
  expect(report.cases.find(({ verdict }) => verdict === 'skipped')?.reason).toBe(
    'The target has no virtualClock.',
  );
  expect(text).not.toContain(Buffer.from('sap:geheim').toString('base64'));
}, 120_000);

test('a bridge that wants credentials and gets none could not be certified', async () => {
  const { code, err } = await runCommand('--bridge', bridge, '--cic', cic, ...cases, '--out', folder);
  expect(err).toContain('SWITCHHOOK_BRIDGE_AUTHORIZATION');
  expect(code).toBe(2);
});

test('our bridge is certified before a CIC that runs elsewhere', async () => {
  const ended = await runCommand('--cic', cic, '--case', 'calls-hold-and-retrieve', '--out', folder);
  expect(ended.out).toContain('1 passed');
  expect(ended.code).toBe(0);
}, 60_000);

test('a mock SAP that runs with its bridge is told what can be done there', async () => {
  const { world, close } = await builtInTarget().open();
  const { sapApi, bridge: url = '', cicControl = '' } = world;
  try {
    const addresses = ['--sap', sapApi, '--bridge', url, '--cic', cicControl];
    const ended = await runCommand(...addresses, ...cases, '--out', folder);
    expect(ended.out).toContain('3 passed');
    expect(ended.code).toBe(0);
    const blind = await runCommand('--sap', sapApi, '--case', 'calls-hold-and-retrieve', '--out', folder);
    expect(blind.err).toContain('The target has no cic');
    expect(blind.code).toBe(2);
  } finally {
    await close();
  }
}, 120_000);

test.each([
  ['no address', ['--bridge', 'bridge:4301']],
  ['an address at which nobody answers', ['--bridge', 'http://127.0.0.1:1']],
  ['a mock CIC that is not there', ['--cic', 'http://127.0.0.1:1']],
  ['a mock SAP that is not there', ['--sap', 'http://127.0.0.1:1']],
  ['a case that is not there', ['--case', 'nothing-like-this']],
  ['no shard', ['--shard', '5/4']],
  ['an option that is not there', ['--frobnicate']],
  ['deviations that are not there', ['--deviations', '/nowhere/known.json', '--case', 'security-not-xml']],
])('%s could not be run', async (_what, args) => {
  expect((await runCommand(...args)).code).toBe(2);
});
