import { readFileSync } from 'node:fs';
import { systemClock } from '@switchhook/bridge/clock';
import { catalogue } from '@switchhook/bridge/ici';
import { expect, onTestFinished, test } from 'vitest';
import { builtInTarget } from './built-in-target.ts';
import { loadCases } from './certification-case.ts';
import { runCertification } from './run-certification.ts';
import type { Target } from './target.ts';
import { timeBoundOf, timeBounds, timedSteps } from './time-bounds.ts';

const environment = { node: '', platform: '', version: '', seed: 1 };
const cases = loadCases();

/** Of the issue that asks for the catalogue. */
const areas = [
  'action-items',
  'callbacks',
  'calls',
  'chats',
  'conferences',
  'configuration',
  'limits',
  'log-on',
  'loss',
  'mails',
  'screen-pops',
  'security',
  'transfers',
  'troubleshooting',
  'work-modes',
  'wrap-up',
];

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

test('a case that chooses its bridge’s configuration, or a pair, holds, and says so elsewhere', async () => {
  const names = ['configuration-line-events', 'loss-switchover-idle'];
  const { results } = await play(names);
  expect(results.map(({ verdict, reason }) => reason ?? verdict)).toEqual(['passed', 'passed']);
  const elsewhere = { ...builtInTarget(), offers: new Set(['cic', 'wire', 'bridge']) };
  const skipped = await play(names, elsewhere);
  expect(skipped.results.map(({ verdict, reason }) => `${verdict}: ${reason}`)).toEqual([
    'skipped: The case is about a bridge that is configured with {"flags":{"lineEvents":true}}.',
    'skipped: The target has no pair.',
  ]);
}, 120_000);

test('every operation and event of the catalogue is in a case', () => {
  const named = new Set(
    cases.flatMap(({ scenario }) =>
      scenario.steps.flatMap((step) =>
        'see' in step && step.see === 'wire'
          ? [step.name, ...(step.after ? [step.after.name] : [])]
          : 'do' in step && step.do === 'soap' && step.operation
            ? [step.operation]
            : [],
      ),
    ),
  );
  // What SAP asks by itself at each log-on is in every case.
  const byItself = /^IciUser\.(getAttributes|getWorkmodes|getQueues|getCurrentQueues|subscribe)$/;
  for (const service of Object.values(catalogue))
    for (const operation of Object.keys(service.operations)) {
      const name = `${service.name}.${operation}`;
      if (!byItself.test(name)) expect([...named], name).toContain(name);
    }
});

test('each area has its cases, and each case says what has to be seen on a wire or in an answer', () => {
  const counts = new Map<string, number>();
  for (const { area, scenario } of cases) {
    counts.set(area, (counts.get(area) ?? 0) + 1);
    const isJudged = scenario.steps.some(
      (step) =>
        'see' in step || ('do' in step && (step.do === 'soap' || ('refused' in step && step.refused))),
    );
    expect(isJudged, scenario.name).toBe(true);
  }
  for (const area of areas) expect(counts.get(area), area).toBeGreaterThanOrEqual(5);
  const timed = cases.filter(({ scenario }) =>
    scenario.steps.some((step) => 'see' in step && step.see === 'wire' && step.seconds !== undefined),
  );
  expect(timed.length).toBeGreaterThanOrEqual(120);
});

test('what has to be seen in time has the bound of its kind, or a shorter one, or its own with a reason', () => {
  const kinds = new Map<string, number>();
  for (const { scenario } of cases) {
    for (const step of timedSteps(scenario)) {
      const bound = timeBoundOf(step);
      const most = step.seconds?.max ?? Number.POSITIVE_INFINITY;
      if (bound) {
        kinds.set(bound.kind, (kinds.get(bound.kind) ?? 0) + 1);
        expect(most, scenario.name).toBeLessThanOrEqual(bound.most);
      } else {
        expect(most, scenario.name).toBeLessThan(Number.POSITIVE_INFINITY);
        expect(step.note, `${scenario.name} has a bound of its own and says why`).toBeTruthy();
      }
    }
  }
  expect(kinds.size).toBeGreaterThanOrEqual(4);
  for (const kind of kinds.keys()) expect(timeBounds.map((bound) => bound.kind)).toContain(kind);
  expect(new Set(timeBounds.map(({ most }) => most)).size).toBeGreaterThan(3);
});

test('a world that cannot be opened ends the run at its beginning, and later fails its case alone', async () => {
  const chosen = cases.filter(({ area }) => area === 'limits').slice(0, 2);
  const close = async () => Promise.reject(new Error('it hangs'));
  const target = (worlds: number): Target => {
    let left = worlds;
    return {
      ...builtInTarget(),
      async open() {
        left -= 1;
        if (left < 0) throw new Error('no port is free');
        const opened = await builtInTarget().open();
        onTestFinished(opened.close);
        return { ...opened, close };
      },
    };
  };
  const run = (worlds: number) =>
    runCertification({
      cases: chosen,
      target: target(worlds),
      clock: systemClock,
      environment: { ...environment, seed: 0 },
    });
  await expect(run(0)).rejects.toThrow('no port is free');
  const { results } = await run(1);
  expect(results.map(({ reason }) => reason)).toEqual(['it hangs', 'no port is free']);
}, 60_000);

test('a seed plays the cases in another order, the same one each time, and the report keeps its own', async () => {
  const chosen = cases.filter(({ area }) => area === 'limits');
  const target = { ...builtInTarget(), offers: new Set<string>() };
  const begun = async (seed: number) => {
    const order: string[] = [];
    const { results } = await runCertification({
      cases: chosen,
      target,
      clock: systemClock,
      environment: { ...environment, seed },
      onBegin: ({ scenario }) => order.push(scenario.name),
    });
    expect(results.map((result) => result.case)).toEqual(chosen);
    return order;
  };
  const [own, other, again] = [await begun(0), await begun(5), await begun(5)];
  expect(own).toEqual(chosen.map(({ scenario }) => scenario.name));
  expect(other).not.toEqual(own);
  expect(again).toEqual(other);
});

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
