import { readFileSync } from 'node:fs';
import { systemClock } from '@switchhook/bridge/clock';
import { expect, test } from 'vitest';
import { builtInTarget } from './built-in-target.ts';
import { loadCases } from './certification-case.ts';
import { compareBridges } from './compare/compare-bridges.ts';
import { runCertification } from './run-certification.ts';
import { alterations } from './testing/wrong-bridge.ts';
import { wrongTarget } from './testing/wrong-target.ts';

const environment = { node: '', platform: '', version: '', seed: 1 };
const cases = loadCases();

const play = (names: readonly string[], target = builtInTarget()) =>
  runCertification({
    cases: cases.filter(({ scenario }) => names.includes(scenario.name)),
    target,
    clock: systemClock,
    environment,
    workers: 3,
  });

test('the catalogue has its cases: unique names, requirements for each, every fact that a wire can show', () => {
  expect(cases.length).toBeGreaterThanOrEqual(120);
  expect(new Set(cases.map(({ scenario }) => scenario.name)).size).toBe(cases.length);
  for (const { scenario, area } of cases) {
    expect(scenario.requirements, scenario.name).not.toEqual([]);
    expect(scenario.name.startsWith(area), scenario.name).toBe(true);
  }
  const facts = new Set(cases.flatMap(({ scenario }) => scenario.requirements));
  for (const fact of [
    'G1',
    'G3',
    'G5',
    'G10',
    'G13',
    'G15',
    'G16',
    'G18',
    'G27',
    'G29',
    'G30',
    'G32',
    'G40',
    'G42',
  ])
    expect([...facts]).toContain(fact);
});

test('two cases of every area hold with the built-in parts, and nothing on their wires diverges', async () => {
  const areas = [...new Set(cases.map(({ area }) => area))];
  const names = areas.flatMap((area) =>
    cases
      .filter((each) => each.area === area)
      .slice(0, 2)
      .map(({ scenario }) => scenario.name),
  );
  // This one is known and listed.
  const known = new Set(readDeviations());
  const { results } = await play(names.filter((name) => !known.has(name)));
  expect(results.filter(({ verdict }) => verdict !== 'passed').map(({ reason }) => reason)).toEqual([]);
  expect(new Set(results.map((result) => result.case.area)).size).toBe(areas.length);
  expect(results.every(({ messages }) => messages.length > 0)).toBe(true);
}, 120_000);

test('the same bridge differs in nothing from itself, and a wrong one where it is wrong', async () => {
  const names = ['calls-hold-and-retrieve'];
  const [one, other] = [await play(names), await play(names)];
  expect(compareBridges(one.results, other.results)).toEqual([]);
  const wrong = alterations.find(({ name }) => name === 'a fault that the operation does not declare');
  if (!wrong) throw new Error('the alteration is gone');
  const { results } = await play(names, wrongTarget(wrong));
  expect(compareBridges(one.results, results)).toContainEqual(
    expect.objectContaining({ case: names[0], operation: 'IciPhoneCall.hold' }),
  );
}, 120_000);

test('each listed deviation names a case and why', () => {
  const names = cases.map(({ scenario }) => scenario.name);
  for (const name of readDeviations()) expect(names).toContain(name);
});

function readDeviations(): readonly string[] {
  const text = readFileSync(new URL('./deviations.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as readonly { readonly case: string; readonly reason: string }[]).map(
    (each) => each.case,
  );
}
