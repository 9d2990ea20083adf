import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { actionItemTables } from './action-items/index.ts';
import { newRecord } from './action-items/record.ts';
import { request } from './action-items/testing/builders.ts';
import { VirtualClock } from './clock/index.ts';
import { silentLog } from './core/log.ts';
import { openStore } from './store/index.ts';
import { createTrace } from './trace/index.ts';

// One bundle for all: three hundred files through a loader take three times as long, and each command is a process.
const cli = fileURLToPath(new URL(`./.cli-${process.pid}.mjs`, import.meta.url));
const limit = 60_000;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchhook-cli-'));
  await build({
    entryPoints: [fileURLToPath(new URL('./cli.ts', import.meta.url))],
    outfile: cli,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
});
afterAll(async () => {
  await rm(cli, { force: true });
  await rm(folder, { recursive: true });
});

let count = 0;
/** A folder of its own with a configuration in it; nobody listens where it looks for CIC. */
async function site(config: object = {}) {
  const home = join(folder, `site-${count++}`);
  const file = join(home, 'bridge.json');
  const cic = { hosts: ['http://127.0.0.1:9'], user: 'bridge', password: 'secret' };
  const write = async (changed: object) => {
    await promisify(execFile)('mkdir', ['-p', home]);
    await writeFile(file, JSON.stringify({ cic, listen: { port: 0 }, ...changed }));
  };
  await write(config);
  return { home, file, write };
}

async function run(...args: string[]) {
  const result = await promisify(execFile)(process.execPath, [cli, ...args]).catch((error) => error);
  return {
    code: (result.code ?? 0) as number,
    stdout: result.stdout as string,
    stderr: result.stderr as string,
  };
}

test.each([
  [['action-items'], /list[\s\S]*retry[\s\S]*drop/],
  [['trace'], /on[\s\S]*off[\s\S]*show[\s\S]*export/],
  [['sld'], /register/],
  [['action-items', 'retry'], /--all/],
  [['trace', 'show'], /--user[\s\S]*--from[\s\S]*--operation[\s\S]*--full/],
  [['trace', 'export'], /jsonl[\s\S]*table/],
])('explains %j with --help', { timeout: limit }, async (args, expected) => {
  const { code, stdout } = await run(...args, '--help');
  expect(code).toBe(0);
  expect(stdout).toMatch(expected);
});

test('ends with code 1 and one message, where a command cannot do its work', { timeout: limit }, async () => {
  const { file } = await site();
  const results = await Promise.all([
    run('trace', 'on', '-c', file),
    run('action-items', 'list', '-c', file),
    run('sld', 'register', '-c', file),
    run('trace', 'show'),
    run('serve', '-c', join(folder, 'absent.json')),
  ]);
  expect(results.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1]);
  const texts = results.map(({ stderr }) => stderr);
  expect(texts[0]).toMatch(/names no trace\.folder/);
  expect(texts[1]).toMatch(/store\.path names no file/);
  expect(texts[2]).toMatch(/no section sld/);
  expect(texts[3]).toMatch(/--config/);
  expect(texts[4]).toMatch(/there is no such file/);
  for (const text of texts) expect(text).not.toMatch(/\n\s+at /);
});

test('lists action items, and notes what is to become of those that nobody took', {
  timeout: limit,
}, async () => {
  const { home, file } = await site({ store: { path: 'bridge.db' } });
  const store = openStore({ path: join(home, 'bridge.db') });
  const { records } = actionItemTables(store);
  records.put('a', { ...newRecord(request('a'), 0), state: 'overflow', lastProblem: 'nobody there' });
  records.put('b', { ...newRecord(request('b'), 1), state: 'routed', workgroup: 'Mail' });
  store.close();

  const listed = await run('action-items', 'list', '-c', file);
  expect(listed.stdout.trim().split('\n')).toEqual([
    expect.stringMatching(/^a {2}overflow .*"About a" {2}nobody there$/),
    expect.stringMatching(/^b {2}routed .*workgroup Mail/),
  ]);
  const [overflow, wrong, retried] = await Promise.all([
    run('action-items', 'list', '--overflow', '--json', '-c', file),
    run('action-items', 'retry', 'b', '-c', file),
    run('action-items', 'retry', 'a', '-c', file),
  ]);
  expect(overflow.stdout.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(overflow.stdout)).toMatchObject({ state: 'overflow' });
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('b is not on the overflow list') });
  expect(retried).toMatchObject({ code: 0, stdout: expect.stringContaining('once the bridge runs') });
  expect((await run('action-items', 'drop', '-c', file)).stderr).toContain('none is named');
});

test('has a running bridge drop an action item', { timeout: limit }, async () => {
  const { home, file } = await site({ store: { path: 'bridge.db' } });
  const store = openStore({ path: join(home, 'bridge.db') });
  actionItemTables(store).records.put('a', { ...newRecord(request('a'), 0), state: 'overflow' });
  store.close();
  const { url } = await serving(file);
  expect(await (await fetch(url)).text()).toContain('Overflow: a');
  expect((await run('action-items', 'drop', '--all', '-c', file)).stdout).toContain('Done: 1 dropped (a)');
  expect((await run('action-items', 'list', '-c', file)).stdout).toContain('No action items.');
});

test('switches the trace, and shows and exports it', { timeout: limit }, async () => {
  const { home, file } = await site({ trace: { folder: 'trace' } });
  expect((await run('trace', 'on', 'agent1', '-c', file)).stdout).toContain('Traced from now on: agent1.');
  expect((await run('trace', 'on', '-c', file)).stdout).toContain('everybody');
  expect((await run('trace', 'off', '-c', file)).stdout).toContain('nobody');

  const settings = { all: true, users: [], mask: [], payloadLength: 1_000 };
  const clock = new VirtualClock();
  const trace = createTrace({
    folder: join(home, 'trace'),
    fileBytes: 10_000,
    files: 2,
    settings,
    clock,
    log: silentLog,
  });
  const message = {
    direction: 'in',
    kind: 'soap',
    operation: 'IciPhoneCall.hold',
    payload: '<hold/>',
    secrets: [],
  } as const;
  trace.take({ ...message, userId: 'agent1' });
  trace.take({ ...message, userId: 'agent2' });
  await trace.stop();
  const [shown, lines, table, wrong] = await Promise.all([
    run('trace', 'show', '--user', 'agent2', '--full', '-c', file),
    run('trace', 'export', '-c', file),
    run('trace', 'export', '--format', 'table', '-c', file),
    run('trace', 'show', '--from', 'yesterday', '-c', file),
  ]);
  expect(shown.stdout).toMatch(/^2026-03-14T09:00:00\.000Z agent2 .* -> SOAP IciPhoneCall\.hold\n<hold\/>\n/);
  expect(
    lines.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).userId),
  ).toEqual(['agent1', 'agent2']);
  expect(table.stdout).toMatch(/^USER_ID\tTIMESTAMP_CREATE\t/);
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('--from yesterday is no time') });
});

test('registers the bridge with the program of the site, and says how that ended', {
  timeout: limit,
}, async () => {
  const copy = ['node', '-e', 'fs.copyFileSync(process.argv[1], process.argv[1] + ".sent")', '{file}'];
  const good = await site({
    listen: { publicUrl: 'https://bridge.example.com:8443' },
    sld: { file: 'sld.xml', command: copy },
  });
  expect(await run('sld', 'register', '-c', good.file)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Registered: node'),
  });
  const document = await readFile(join(good.home, 'sld.xml.sent'), 'utf8');
  expect(document).toContain(
    '<host>bridge.example.com</host>\n  <port>8443</port>\n  <protocol>https</protocol>',
  );
  const bad = await site({
    sld: { file: 'sld.xml', command: ['node', '-e', 'console.error("no directory"); process.exit(3)'] },
  });
  const failed = await run('sld', 'register', '-c', bad.file);
  expect(failed).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('ended with code 3: no directory'),
  });
  expect(existsSync(join(bad.home, 'sld.xml'))).toBe(true);
});

/** A bridge in a process of its own, with every line of its log. */
async function serving(file: string) {
  const child: ChildProcess = spawn(process.execPath, [cli, 'serve', '-c', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: Record<string, unknown>[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout! }).on('line', (line) => {
    lines.push(JSON.parse(line));
    for (const check of waiting) check();
  });
  const line = (isIt: (line: Record<string, unknown>) => boolean) =>
    new Promise<Record<string, unknown>>((resolve) => {
      const check = () => {
        const found = lines.find(isIt);
        if (!found) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });
  const { url } = await line((one) => one.msg === 'Bridge started');
  return { child, line, url: url as string };
}

test('reads its configuration again on SIGHUP, and keeps the old one where the new is wrong', {
  timeout: limit,
}, async () => {
  const { home, file, write } = await site({ log: { file: 'bridge.log' } });
  const { child, line } = await serving(file);
  await write({ flags: { autoAnswer: 'yes' } });
  child.kill('SIGHUP');
  const refused = await line(({ problems }) => problems !== undefined);
  expect(refused).toMatchObject({
    level: 'error',
    problems: ['flags.autoAnswer must be true or false, is a text'],
  });
  await write({
    flags: { autoAnswer: true },
    listen: { port: 1 },
    log: { file: 'bridge.log', level: 'debug' },
  });
  child.kill('SIGHUP');
  expect(await line(({ applied }) => applied !== undefined)).toMatchObject({
    applied: expect.arrayContaining(['flags.autoAnswer', 'log.level']),
    needsRestart: ['listen.port'],
  });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  const text = await readFile(join(home, 'bridge.log'), 'latin1');
  expect(text).toMatch(/^\d{4}-\S+Z INFO {2}Bridge started url=http:\/\/127\.0\.0\.1:\d+/m);
  expect(text).toMatch(/ Bridge stopped\n$/);
});
