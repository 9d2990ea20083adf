import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test, vi } from 'vitest';

const root = dirname(import.meta.dirname);
const direct = [process.execPath, '--conditions=switchhook-source', 'tools/start.mjs'] as const;
const throughNpm = ['npm', '--silent', 'start', '--'] as const;

interface Started {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly stderr: () => string;
  readonly exit: Promise<readonly [number | null, NodeJS.Signals | null]>;
  /** The first line on stdout. */
  readonly firstLine: Promise<string>;
}

function start(command: readonly string[], args: readonly string[], port = '0'): Started {
  const [file = '', ...rest] = command;
  // Its own process group, as a terminal gives each command.
  const child = spawn(file, [...rest, ...args], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SWITCHHOOK_PORT: port },
  });
  onTestFinished(() => {
    if (isAlive(child)) signalGroup(child, 'SIGKILL');
  });
  const lines: string[] = [];
  let stderr = '';
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const exit = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const firstLine = Promise.race([
    once(reader, 'line').then(([line]) => line as string),
    exit.then(([code]) => {
      throw new Error(`It ended with code ${code} before it printed a line:\n${stderr}`);
    }),
  ]);
  firstLine.catch(() => {});
  return { child, lines, stderr: () => stderr, exit, firstLine };
}

/** Whether anything of the group is left: a signal to a group without a member fails. */
function isAlive(child: ChildProcess): boolean {
  try {
    return signalGroup(child, 0);
  } catch {
    return false;
  }
}

/** The compiler that tsx starts ends by itself, moments after its parent. */
function expectNothingLeft(child: ChildProcess): Promise<void> {
  return vi.waitFor(() => expect(isAlive(child)).toBe(false), { timeout: 5_000 });
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (pid === undefined) throw new Error('The process was never started.');
  return process.kill(-pid, signal);
}

test('prints the addresses as one JSON line and nothing else, and each of them answers', async () => {
  const started = start(direct, ['--json']);
  const addresses = JSON.parse(await started.firstLine);
  expect(Object.keys(addresses)).toEqual(['simulator', 'sap', 'bridge', 'cic', 'cicControl']);
  expect((await fetch(addresses.simulator)).status).toBe(200);
  expect((await fetch(addresses.bridge)).status).toBe(200);
  expect((await fetch(`${addresses.cicControl}/state`)).status).toBe(200);
  started.child.kill('SIGTERM');
  expect(await started.exit).toEqual([0, null]);
  expect(started.lines).toHaveLength(1);
  expect(started.stderr()).toBe('');
});

test('prints one line for each part', async () => {
  const started = start(direct, ['--no-tap']);
  await started.firstLine;
  started.child.kill('SIGINT');
  await started.exit;
  const address = /http:\/\/127\.0\.0\.1:\d+\//;
  expect(started.lines.filter((line) => address.test(line)).map((line) => line.split(/ {2,}/)[0])).toEqual([
    'Simulator',
    'Mock SAP',
    'Bridge',
    'Mock CIC',
  ]);
});

test.each([
  ['npm alone, as a supervisor does', (child: ChildProcess) => child.kill('SIGINT')],
  ['the whole group, as a terminal does', (child: ChildProcess) => signalGroup(child, 'SIGINT')],
  [
    'the whole group twice',
    (child: ChildProcess) => {
      signalGroup(child, 'SIGINT');
      signalGroup(child, 'SIGINT');
    },
  ],
])('ends with code 0 and leaves no process behind when Ctrl-C reaches %s', async (_case, interrupt) => {
  const started = start(throughNpm, ['--json']);
  await started.firstLine;
  interrupt(started.child);
  expect(await started.exit).toEqual([0, null]);
  await expectNothingLeft(started.child);
});

test('names the port that is taken, says what to do, and leaves nothing running', async () => {
  const other = createServer();
  onTestFinished(() => void other.close());
  await once(other.listen(0, '127.0.0.1'), 'listening');
  const { port } = other.address() as { port: number };
  const started = start(direct, ['--json'], String(port));
  expect(await started.exit).toEqual([1, null]);
  expect(started.stderr()).toContain(`port ${port} (simulator)`);
  expect(started.stderr()).toContain('SWITCHHOOK_PORT=');
  expect(started.lines).toEqual([]);
  await expectNothingLeft(started.child);
});

test.each(['65534', 'http', '-1', ''])('refuses SWITCHHOOK_PORT=%s', async (port) => {
  const started = start(direct, [], port);
  expect(await started.exit).toEqual([2, null]);
  expect(started.stderr()).toContain(`SWITCHHOOK_PORT is "${port}"`);
});

test('refuses a flag that it does not know and shows those it does', async () => {
  const started = start(direct, ['--fast']);
  expect(await started.exit).toEqual([2, null]);
  expect(started.stderr()).toContain("'--fast'");
  expect(started.stderr()).toContain('--no-tap');
});
