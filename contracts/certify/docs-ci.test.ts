import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@switchhook/bridge/clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtInTarget } from './built-in-target.ts';
import { loadCases } from './certification-case.ts';
import { runCertification } from './run-certification.ts';
import type { TargetWorld } from './target.ts';
import { runCommand } from './testing/run-command.ts';

const text = readFileSync(new URL('../../docs/ci.md', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'switchhook-ci-'));
let elsewhere: TargetWorld;

/** Commands of code blocks, of the workflow and of the table of options. */
const blocks = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].map(([, kind, body = '']) => ({
  kind,
  body,
}));
const shown = blocks.flatMap(({ body }) => body.split('\n'));
const commands = shown
  .map((line) => line.replace(/^\s*- run: /, '').trim())
  .filter((line) => /^(npm run certify -- |npx switchhook-certify )/.test(line))
  .map((line) => line.replace(/^(npm run certify -- |npx switchhook-certify )/, ''));

beforeAll(async () => {
  elsewhere = await builtInTarget().open();
  const { results } = await runCertification({
    cases: loadCases().filter(({ scenario }) => scenario.name === 'calls-hold-and-retrieve'),
    target: builtInTarget(),
    clock: systemClock,
    environment: { node: '', platform: '', version: '', seed: 1 },
  });
  writeFileSync(join(folder, 'trace.jsonl'), JSON.stringify(results[0]?.messages));
  writeFileSync(join(folder, 'site.json'), JSON.stringify({ extends: 'default', name: 'site' }));
}, 60_000);
afterAll(async () => {
  await elsewhere.close();
  rmSync(folder, { recursive: true });
});

/** The words of a command, with this machine's addresses and files, and of the long ones only a little. */
function argumentsOf(command: string): readonly string[] {
  const { sapApi, bridge = '', cicControl = '' } = elsewhere.world;
  const words = command
    .replace(/\$\{\{ matrix\.shard \}\}/g, '1')
    .replace('"$(date +%j)"', '42')
    .replace('"$SALT"', 'salt')
    .replace('trace.jsonl', join(folder, 'trace.jsonl'))
    .replace('site.json', join(folder, 'site.json'))
    .split(' ')
    .map((word, index, all) => {
      const option = all[index - 1];
      if (option === '--sap') return sapApi.replace('/api', '');
      if (option === '--bridge') return bridge;
      if (option === '--cic') return cicControl.replace('/control', '');
      if (option === '--out') return join(folder, word);
      if (option === '--steps') return '3';
      return word;
    });
  if (words[0] === 'walk' && !words.includes('--steps')) words.push('--steps', '3');
  const plays = words[0]?.startsWith('--') || words[0] === 'compare-bridges';
  // Who hears first of a caller who leaves is chance: only one story is the same each time.
  if (plays) words.push('--case', words[0] === 'compare-bridges' ? 'calls-hold-and-retrieve' : 'calls-h*');
  if (plays && !words.includes('--out') && words[0] !== 'compare-bridges')
    words.push('--out', join(folder, 'certification'));
  return words;
}

test('the document shows what it promises: certification, judge, import, comparison and walk', () => {
  for (const word of [
    '--shard',
    '--bridge',
    '--sap',
    'compare-bridges',
    'judge',
    '--dialect',
    'import',
    'walk',
  ])
    expect(
      commands.some((command) => command.split(' ').includes(word)),
      word,
    ).toBe(true);
});

test.each(commands)(
  'switchhook-certify %s',
  async (command) => {
    const ended = await runCommand(...argumentsOf(command));
    expect(`${ended.err}${ended.out}`).not.toMatch(/^Failed/m);
    expect(ended.code, ended.out).toBe(0);
  },
  120_000,
);

test('a nightly certification leaves its three files, and the next one is compared with them', async () => {
  const out = join(folder, 'nightly');
  const nightly = ['--case', 'calls-hang-up', '--out', out];
  expect((await runCommand(...nightly)).code).toBe(0);
  for (const file of ['junit.xml', 'report.html', 'results.json'])
    expect(existsSync(join(out, file)), file).toBe(true);
  const lastNight = join(folder, 'last-night.json');
  cpSync(join(out, 'results.json'), lastNight);
  const ended = await runCommand('--case', 'calls-hold-and-retrieve', '--out', out, '--compare', lastNight);
  expect(ended.out).toContain('New: calls-hold-and-retrieve');
  expect(ended.out).toContain('Gone: calls-hang-up');
}, 60_000);

test('a case that fails is exit code 1, and 0 once it is an accepted deviation', async () => {
  const known = join(folder, 'known.json');
  const { sapApi, bridge = '', cicControl = '' } = elsewhere.world;
  // What is sent past SAP goes to an address at which no service is.
  const broken = ['--sap', sapApi, '--bridge', `${bridge}/nowhere`, '--cic', cicControl];
  const play = [...broken, '--case', 'security-unknown-operation', '--out', join(folder, 'broken')];
  expect((await runCommand(...play)).code).toBe(1);
  writeFileSync(known, JSON.stringify([{ case: 'security-unknown-operation', reason: 'It is elsewhere.' }]));
  const accepted = await runCommand(...play, '--deviations', known);
  expect(accepted.out).toContain('1 accepted deviations');
  expect(accepted.code).toBe(0);
}, 60_000);

test('every option that the document names is one', async () => {
  const { out } = await runCommand('--help');
  const walk = await runCommand('walk', '--help');
  const others = await Promise.all(
    ['judge', 'import', 'compare-bridges'].map(async (name) => (await runCommand(name, '--help')).out),
  );
  const help = [out, walk.out, ...others].join('\n');
  const named = new Set(text.match(/(?<=[`\s])--[a-z][a-z-]+/g));
  // Of the bridge's own command, and of the contracts'.
  for (const elsewhere of ['--format', '--mutate']) named.delete(elsewhere);
  for (const option of named) expect(help, option).toContain(option);
});
