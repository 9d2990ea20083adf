import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@switchhook/bridge/clock';
import { parseScenario } from '@switchhook/mocks/scenarios';
import type { WireDetail } from '@switchhook/simulator/model';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { verifyPact } from '../../pact/verify-pact.ts';
import { builtInTarget } from '../built-in-target.ts';
import { loadCases } from '../certification-case.ts';
import { readRecording } from '../judge/read-recording.ts';
import { runCertification } from '../run-certification.ts';
import { runCommand } from '../testing/run-command.ts';
import { alterations } from '../testing/wrong-bridge.ts';
import { wrongTarget } from '../testing/wrong-target.ts';
import { importRecording } from './import-recording.ts';
import { playedWorlds } from './played-worlds.ts';
import { createPseudonyms } from './pseudonyms.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchhook-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

const environment = { node: '', platform: '', version: '', seed: 1 };

test('pseudonyms are stable, keep their shape and are no longer what they were', () => {
  const { number, email, within } = createPseudonyms('salt');
  fc.assert(
    fc.property(fc.stringMatching(/^\+[1-9]\d{8,13}$/), (real) => {
      expect(number(real)).toBe(number(real));
      expect(number(real)).toMatch(new RegExp(`^\\+\\d{${real.length - 1}}$`));
      expect(number(real).slice(0, 3)).toBe(real.slice(0, 3));
    }),
  );
  expect(number('+496227747474')).not.toBe('+496227747474');
  expect(number('+0')).toBe('+0');
  expect(email('Erika@Example.com')).toBe(email('erika@example.com'));
  const text = within('Call +496227747474 or write to erika@example.com, order 4711.');
  expect(text).not.toMatch(/6227747474|erika@/);
  expect(text).toMatch(/^Call \+49\d{10} or write to person-[0-9a-f]{6}@mail\.example, order 4711\.$/);
  expect(createPseudonyms('other').number('+496227747474')).not.toBe(number('+496227747474'));
});

async function recordingOf(name: string) {
  const cases = loadCases().filter(({ scenario }) => scenario.name === name);
  const run = await runCertification({ cases, target: builtInTarget(), clock: systemClock, environment });
  return run.results[0]?.messages ?? [];
}

const operationsIn = (messages: readonly WireDetail[]) =>
  new Set(
    messages
      .filter(({ link, name }) => link === 'SAP → bridge' && name.startsWith('Ici'))
      .map(({ name }) => name),
  );

test('a recorded call becomes a scenario that plays and a contract of all that was asked, without its caller', async () => {
  const messages = await recordingOf('calls-hold-and-retrieve');
  const file = join(folder, 'call.json');
  writeFileSync(file, JSON.stringify(messages));
  const { code, out, err } = await runCommand('import', file, '--out', folder, '--salt', 's', '--verify');
  expect(err).toBe('');
  expect(out).toContain('The scenario plays, and the built-in bridge keeps the contract.');
  expect(code).toBe(0);

  const scenario = readFileSync(join(folder, 'call.scenario.json'), 'utf8');
  const pact = readFileSync(join(folder, 'call.pact.json'), 'utf8');
  const spec = readFileSync(join(folder, 'call.spec.ts'), 'utf8');
  for (const text of [scenario, pact, spec]) expect(text).not.toContain('6227747474');
  expect(parseScenario(JSON.parse(scenario))).toMatchObject({ ok: true });
  expect(JSON.parse(scenario).steps).toContainEqual(
    expect.objectContaining({ do: 'press', command: { command: 'hold', itemId: '$item1' } }),
  );
  expect(spec).toContain("'Hold'");
  const asked = (JSON.parse(pact) as { interactions: { description: string }[] }).interactions.map(
    ({ description }) => description.split(' ')[0],
  );
  expect(new Set(asked)).toEqual(operationsIn(messages));
  expect(asked.length).toBeGreaterThan(8);
}, 300_000);

test('a contract of a recording finds a bridge guilty that answers otherwise', async () => {
  const recording = readRecording(JSON.stringify(await recordingOf('calls-hold-and-retrieve')));
  if (recording.kind === 'unreadable') throw new Error(recording.why);
  const { scenario, pact } = importRecording(recording.messages, 'call', createPseudonyms());
  const file = join(folder, 'wrong.pact.json');
  const wrong = alterations.find(({ name }) => name === 'an answer without its result');
  if (!wrong) throw new Error('the alteration is gone');
  const [first, ...others] = (
    JSON.parse(pact) as { interactions: { description: string }[] }
  ).interactions.filter(({ description }) => description.startsWith(wrong.operation));
  expect(others).toEqual([]);
  writeFileSync(file, JSON.stringify({ ...JSON.parse(pact), interactions: [first] }));
  const worlds = playedWorlds(scenario, wrongTarget(wrong));
  const verdicts = await verifyPact('bridge', file, worlds.open).finally(worlds.close);
  expect(verdicts.get(first?.description ?? '')?.mismatches).not.toEqual([]);
}, 120_000);

test('a file that holds no recording cannot be imported', async () => {
  const file = join(folder, 'nothing.txt');
  writeFileSync(file, 'hello');
  expect((await runCommand('import', file, '--out', folder)).code).toBe(2);
  expect((await runCommand('import', join(folder, 'nowhere'), '--out', folder)).code).toBe(2);
});
