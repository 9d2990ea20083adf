import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { dialectCommand } from './dialect-command.ts';
import { defaultDialect, encodeRequest, writeWsdl } from './ici/index.ts';
import { loadDialect } from './load-dialect.ts';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchhook-dialect-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function run(...args: readonly string[]) {
  const output: string[] = [];
  const errors: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => output.push(line) as never);
  vi.spyOn(console, 'error').mockImplementation((line) => errors.push(line) as never);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => output.push(String(text)) > 0);
  await dialectCommand().parseAsync(args, { from: 'user' });
  vi.restoreAllMocks();
  return { output: output.join('\n'), errors: errors.join('\n'), exitCode: process.exitCode };
}

test('from-wsdl writes a file that the bridge takes, and ends with 1 where something has no counterpart', async () => {
  const folder = newFolder();
  const dialect = { ...defaultDialect, style: 'rpc-literal' } as const;
  writeFileSync(join(folder, 'user.wsdl'), writeWsdl(dialect, 'IciUser', 'http://x/ici/IciUser'));
  const out = join(folder, 'site.json');

  const { output, exitCode } = await run(
    'from-wsdl',
    join(folder, 'user.wsdl'),
    '--out',
    out,
    '--name',
    'mine',
  );

  expect(loadDialect(out)).toEqual({ ...dialect, name: 'mine' });
  expect(output).toContain('  service   IciPhoneCall');
  expect(exitCode).toBe(1);
});

test('from-trace gives the dialect to standard output and ends with 0 where a known one fits', async () => {
  const folder = newFolder();
  const file = join(folder, 'trace.xml');
  writeFileSync(file, encodeRequest(defaultDialect, 'IciPhoneCall.hold', { itemId: '1' }, 'agent1').body);

  const { output, errors, exitCode } = await run('from-trace', file);

  expect(JSON.parse(output)).toEqual({ extends: 'default', name: 'site' });
  expect(errors).toContain('default, document-literal-wrapped: 1 of 1 messages fit');
  expect(exitCode).toBeUndefined();
});

test('a site file is tried with those that it extends', async () => {
  const folder = newFolder();
  writeFileSync(
    join(folder, 'base.json'),
    JSON.stringify({ extends: 'default', name: 'base', style: 'rpc-literal' }),
  );
  writeFileSync(join(folder, 'site.json'), JSON.stringify({ extends: 'base.json', name: 'ours' }));
  const file = join(folder, 'trace.xml');
  writeFileSync(file, encodeRequest(loadDialect(join(folder, 'site.json')), 'IciSystem.ping', {}).body);

  const { errors } = await run('from-trace', file, '--dialect', join(folder, 'site.json'));

  expect(errors).toContain('ours: 1 of 1 messages fit');
});

test.each([
  [['from-wsdl', '/nowhere/x.wsdl'], 'Failed to read /nowhere/x.wsdl as a WSDL: it cannot be read (ENOENT)'],
  [['from-trace', '/nowhere/x.xml'], 'Failed to read /nowhere/x.xml: ENOENT'],
])('%j ends with 2 and says why', async (args, message) => {
  const { errors, exitCode } = await run(...args);
  expect(errors).toContain(message);
  expect(exitCode).toBe(2);
});

test('the file that is written is JSON with a line break at its end', async () => {
  const folder = newFolder();
  const file = join(folder, 'trace.xml');
  writeFileSync(file, encodeRequest(defaultDialect, 'IciSystem.ping', {}).body);
  await run('from-trace', file, '-o', join(folder, 'd.json'));
  expect(readFileSync(join(folder, 'd.json'), 'utf8')).toMatch(/^\{\n.*\}\n$/s);
});
