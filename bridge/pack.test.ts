import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { builtinModules } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import packageJson from './package.json' with { type: 'json' };

// The tarball is unpacked where `npm install` would put it, and each package that it declares, and no other, is
// linked in from the workspace: nothing is downloaded, and an import of an undeclared package fails as it would at
// a site. What these packages need themselves comes from the workspace.

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const env = { PATH: process.env.PATH, HOME: process.env.HOME };
const limit = 180_000;

let site = '';
let files: string[] = [];
const packageFolder = () => join(site, 'node_modules/@switchhook/bridge');
const command = () => join(site, 'node_modules/.bin/switchhook-bridge');

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'switchhook-pack-'));
  await run('npm', ['pack', '--workspace', 'bridge', '--pack-destination', site, '--offline'], {
    cwd: root,
    env,
  });
  const [tarball = ''] = (await readdir(site)).filter((name) => name.endsWith('.tgz'));
  files = (await run('tar', ['-tzf', join(site, tarball)])).stdout.trim().split('\n').sort();
  await mkdir(packageFolder(), { recursive: true });
  await run('tar', ['-xzf', join(site, tarball), '-C', packageFolder(), '--strip-components=1']);
  for (const name of Object.keys(packageJson.dependencies)) {
    const link = join(site, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(root, 'node_modules', name), link);
  }
  await mkdir(join(site, 'node_modules/.bin'));
  const bin = join(packageFolder(), packageJson.bin['switchhook-bridge']);
  await chmod(bin, 0o755);
  await symlink(bin, command());
}, limit);

afterAll(() => rm(site, { recursive: true }));

async function configFile(name: string, config: unknown): Promise<string> {
  const path = join(site, name);
  await writeFile(path, JSON.stringify(config));
  return path;
}

/** Nobody listens at CIC's address: the bridge must start, and say so, without it. */
function configWith(listen: object): object {
  return { listen, cic: { hosts: ['http://127.0.0.1:9'], user: 'bridge', password: 'secret' } };
}

async function bridge(...args: string[]) {
  const result = await run(command(), args, { cwd: site, env }).catch((error) => error);
  return { code: result.code ?? 0, stdout: result.stdout as string, stderr: result.stderr as string };
}

test('packs the build, the README and nothing else', () => {
  const unexpected = files.filter(
    (file) =>
      !/^package\/(package\.json|README\.md|dist\/[\w/-]+(\.d\.ts|\.js|(\.schema)?\.json))$/.test(file),
  );
  expect(unexpected).toEqual([]);
  expect(files).toContain('package/dist/config.schema.json');
  expect(files).toContain('package/dist/dialects/default.json');
});

test('packs every file that package.json promises', () => {
  const promised = Object.values(packageJson.exports).flatMap((entry) =>
    typeof entry === 'string' ? [entry] : [entry.types, entry.default],
  );
  const all = [...promised, ...Object.values(packageJson.bin)];
  expect(all.filter((path) => !files.includes(path.replace('./', 'package/')))).toEqual([]);
});

test('imports only what it declares', async () => {
  const imported = new Set<string>();
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    const text = await readFile(join(packageFolder(), file.replace('package/', '')), 'utf8');
    for (const [, name = ''] of text.matchAll(/^\s*(?:import|export)\b[^'"\n]*?["']([^."'][^"']*)["']/gm)) {
      imported.add(name);
    }
  }
  const builtin = new Set(builtinModules.map((name) => `node:${name}`));
  const packages = [...imported].filter((name) => !builtin.has(name)).sort();
  expect(packages).toEqual(Object.keys(packageJson.dependencies).sort());
});

test('pulls in no package that only tests or mocks need', async () => {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')).packages;
  const pulledIn = new Set<string>();
  const pull = (names: Record<string, string> = {}) => {
    for (const name of Object.keys(names)) {
      if (pulledIn.has(name)) continue;
      pulledIn.add(name);
      pull(lock[`node_modules/${name}`]?.dependencies);
    }
  };
  pull(packageJson.dependencies);
  const workspaces = ['', 'bridge', 'mocks', 'simulator', 'stack', 'contracts', 'e2e'].map(
    (path) => lock[path],
  );
  const forTests = new Set([
    ...workspaces.flatMap((workspace) => Object.keys(workspace.devDependencies ?? {})),
    ...workspaces.slice(2).flatMap((workspace) => Object.keys(workspace.dependencies ?? {})),
  ]);
  for (const name of Object.keys(packageJson.dependencies)) forTests.delete(name);
  expect(forTests.size).toBeGreaterThan(10);
  expect([...pulledIn].filter((name) => forTests.has(name) || name.startsWith('@switchhook/'))).toEqual([]);
});

test('can be imported by every public path', async () => {
  const paths = Object.entries(packageJson.exports).flatMap(([path, entry]) =>
    typeof entry === 'string' ? [] : [path.replace('.', packageJson.name)],
  );
  const script = `for (const path of ${JSON.stringify(paths)}) console.log(Object.keys(await import(path)).length > 0)`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: site,
    env,
  });
  expect(stdout.trim().split('\n')).toEqual(paths.map(() => 'true'));
});

test('shows its commands with --help', async () => {
  const { code, stdout } = await bridge('--help');
  expect(code).toBe(0);
  expect(stdout).toMatch(/Usage: switchhook-bridge[\s\S]*check[\s\S]*serve/);
});

test('says ok to a good configuration', async () => {
  const { code, stdout } = await bridge(
    'check',
    '--config',
    await configFile('good.json', configWith({ port: 0 })),
  );
  expect(code).toBe(0);
  expect(stdout.trim().split('\n')).toEqual(
    expect.arrayContaining([expect.stringContaining('ok: connect to')]),
  );
  expect(stdout).not.toContain('secret');
});

test('names each wrong field of a bad configuration and why', async () => {
  const file = await configFile('bad.json', {
    cic: { hosts: ['cic1'], usr: 'bridge', password: { env: 'SWITCHHOOK_NOT_SET' } },
    credentials: { kind: 'file', path: 'agents.json' },
    ici: { dialect: 'site.json' },
    listen: { port: 'high' },
  });
  const { code, stdout } = await bridge('check', '--config', file);
  expect(code).toBe(1);
  expect(stdout.trim().split('\n').sort()).toEqual([
    'cic.hosts[0] must be an http or https URL',
    'cic.password needs the environment variable SWITCHHOOK_NOT_SET, which is not set',
    'cic.user is missing',
    'cic.usr is not a known setting; did you mean user?',
    'listen.port must be a number, is a text',
  ]);
});

test('names a file that the configuration refers to and that cannot be used', async () => {
  const file = await configFile('refers.json', {
    ...configWith({ port: 0 }),
    credentials: { kind: 'file', path: 'agents.json' },
    ici: { dialect: 'site.json' },
  });
  const { code, stdout } = await bridge('check', '--config', file);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^credentials\.path .*no such file/m);
  expect(stdout).toMatch(/^ici\.dialect .*site\.json/m);
});

test('refuses to serve a bad configuration', async () => {
  const { code, stdout, stderr } = await bridge('serve', '--config', await configFile('empty.json', {}));
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain('  cic is missing');
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'serves until %s, then ends in order',
  { timeout: limit },
  async (signal) => {
    const file = await configFile('serve.json', configWith({ port: 0 }));
    const child = spawn(command(), ['serve', '--config', file], {
      cwd: site,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    try {
      const url = await startedAt(child);
      const page = await fetch(url);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('IciPhoneCall');
      child.kill(signal);
      expect(await exited).toEqual([0, null]);
    } finally {
      child.kill('SIGKILL');
    }
  },
);

test('says which address is taken', { timeout: limit }, async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { code, stderr } = await bridge(
    'serve',
    '--config',
    await configFile('taken.json', configWith({ port })),
  );
  await new Promise((resolve) => other.close(resolve));
  expect(code).toBe(1);
  expect(stderr).toContain(String(port));
  expect(stderr).not.toMatch(/\n\s+at /);
});

/** The address in the log line that says so; every line must be JSON. */
async function startedAt(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line);
    if (url) return url;
  }
  throw new Error('ended without an address');
}
