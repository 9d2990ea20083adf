import { systemClock } from '@switchhook/bridge/clock';
import { expect, test } from 'vitest';
import { loadCases } from './certification-case.ts';
import { runCertification } from './run-certification.ts';
import { type Alteration, alterations } from './testing/wrong-bridge.ts';
import { wrongTarget } from './testing/wrong-target.ts';

const environment = { node: '', platform: '', version: '', seed: 1 };

async function certify(alteration: Alteration, name = alteration.case) {
  // What has to be seen is there at once or, of a wrong bridge, never.
  const cases = loadCases()
    .filter(({ scenario }) => scenario.name === name)
    .map((certified) => ({
      ...certified,
      scenario: {
        ...certified.scenario,
        steps: certified.scenario.steps.map((step) => ('see' in step ? { ...step, within: 4 } : step)),
      },
    }));
  const { results } = await runCertification({
    cases,
    target: wrongTarget(alteration),
    clock: systemClock,
    environment,
  });
  return results[0];
}

test('a right bridge behind the same proxy is not found guilty', async () => {
  const right = { name: 'right', operation: '', case: 'calls-hold-and-retrieve' };
  expect(await certify(right)).toMatchObject({ verdict: 'passed' });
});

test('there are at least twenty ways to be wrong', () => {
  expect(new Set(alterations.map(({ name }) => name)).size).toBeGreaterThanOrEqual(20);
});

test.concurrent.each(alterations.map((alteration) => [alteration.name, alteration] as const))(
  'finds %s guilty, and names the operation',
  async (_name, alteration) => {
    const result = await certify(alteration);
    expect(result?.verdict).toBe('failed');
    expect(result?.reason).toContain(alteration.operation);
  },
);
