import { systemClock } from '@switchhook/bridge/clock';
import { parseScenario, toContract, toPlaywright } from '@switchhook/mocks/scenarios';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInTarget } from '../built-in-target.ts';
import { loadCases } from '../certification-case.ts';
import { readRecording } from '../judge/read-recording.ts';
import { runCertification } from '../run-certification.ts';
import { importRecording } from './import-recording.ts';
import { createPseudonyms } from './pseudonyms.ts';

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

test('a recorded call becomes a scenario that plays, without the number of its caller', async () => {
  const cases = loadCases().filter(({ scenario }) => scenario.name === 'calls-hold-and-retrieve');
  const run = await runCertification({ cases, target: builtInTarget(), clock: systemClock, environment });
  const recording = readRecording(JSON.stringify(run.results[0]?.messages));
  if (recording.kind === 'unreadable') throw new Error(recording.why);
  const { scenario } = importRecording(recording.messages, 'imported-call', createPseudonyms());
  expect(JSON.stringify(scenario)).not.toContain('6227747474');
  expect(parseScenario(JSON.parse(JSON.stringify(scenario)))).toMatchObject({ ok: true });
  expect(scenario.steps).toContainEqual(
    expect.objectContaining({ do: 'press', command: { command: 'hold', itemId: '$item1' } }),
  );
  expect(toContract(scenario)).toContain("'IciPhoneCall.hold'");
  expect(toPlaywright(scenario)).toContain("'Hold'");
  const again = await runCertification({
    cases: [{ scenario, area: 'imported', operations: [] }],
    target: builtInTarget(),
    clock: systemClock,
    environment,
  });
  expect(again.results[0]?.reason).toBeUndefined();
}, 60_000);
