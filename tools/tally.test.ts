import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCheck, readPlaywright, readVitest, tallyOf, totalLine } from './tally.mjs';

async function tally(report: string | undefined, code: number) {
  const folder = await mkdtemp(join(tmpdir(), 'switchhook-tally-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  if (report !== undefined) await writeFile(join(folder, 'report.json'), report);
  return tallyOf(join(folder, 'report.json'), code, readCheck);
}

test('counts what a runner reported', async () => {
  expect(await tally('{"passed":5,"failed":2}', 1)).toEqual({ passed: 5, failed: 2, skipped: 0 });
});

test.each([
  ['left no report', undefined, 0, 0],
  ['left a broken report', '{"passed":', 0, 0],
  ['ran no test', '{"passed":0,"failed":0}', 0, 0],
  ['crashed after its tests had passed', '{"passed":5,"failed":0}', 1, 5],
])('counts a runner that %s as one failure', async (_case, report, code, passed) => {
  expect(await tally(report, code)).toEqual({ passed, failed: 1, skipped: 0 });
});

test('counts a file that vitest could not load as a failure', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}, {}, {}] },
    ],
  };
  expect(readVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test('counts a flaky story and an error outside of any story as failures', () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
  expect(readPlaywright(report)).toEqual({ passed: 4, failed: 3, skipped: 2 });
});

test('names skipped tests only where there are some', () => {
  const tally = { passed: 2, failed: 0, skipped: 0 };
  expect(totalLine([tally, { ...tally, failed: 1 }])).toBe('4 passed, 1 failed');
  expect(totalLine([tally, { ...tally, skipped: 3 }])).toBe('4 passed, 0 failed, 3 skipped');
});
