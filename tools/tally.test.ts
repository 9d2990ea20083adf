import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  crashed,
  failureLines,
  readCheck,
  readPlaywright,
  readVitest,
  tallyOf,
  totalLine,
} from './tally.mjs';

async function tally(report: string | undefined, code: number) {
  const folder = await mkdtemp(join(tmpdir(), 'switchhook-tally-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  if (report !== undefined) await writeFile(join(folder, 'report.json'), report);
  return tallyOf(join(folder, 'report.json'), code, readCheck);
}

test('counts what a runner reported', async () => {
  const failures = [
    { name: 'lint', output: 'a.ts:1' },
    { name: 'types', output: 'b.ts:2' },
  ];
  expect(await tally(JSON.stringify({ passed: 5, failed: 2, failures }), 1)).toEqual({
    passed: 5,
    failed: 2,
    skipped: 0,
    failures: ['npm run check › lint\n    a.ts:1', 'npm run check › types\n    b.ts:2'],
  });
});

test.each([
  ['left no report', undefined, 0, 0],
  ['left a broken report', '{"passed":', 0, 0],
  ['ran no test', '{"passed":0,"failed":0,"failures":[]}', 0, 0],
  ['crashed after its tests had passed', '{"passed":5,"failed":0,"failures":[]}', 1, 5],
])('counts a runner that %s as one failure, and says so', async (_case, report, code, passed) => {
  expect(await tally(report, code)).toEqual({
    passed,
    failed: 1,
    skipped: 0,
    failures: [expect.stringMatching(/^it /)],
  });
});

test('counts a file that vitest could not load as a failure', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      {
        name: join(process.cwd(), 'a.test.ts'),
        status: 'failed',
        message: 'no such module',
        assertionResults: [],
      },
      {
        name: join(process.cwd(), 'b.test.ts'),
        status: 'failed',
        message: '',
        assertionResults: [
          {
            status: 'failed',
            fullName: 'adds',
            failureMessages: ['\u001b[31mexpected 1\u001b[39m', 'at b.ts:3'],
          },
          { status: 'passed', fullName: 'subtracts', failureMessages: [] },
        ],
      },
      { name: join(process.cwd(), 'c.test.ts'), status: 'passed', assertionResults: [] },
    ],
  };
  expect(readVitest(report)).toEqual({
    passed: 3,
    failed: 2,
    skipped: 2,
    failures: ['a.test.ts\n    no such module', 'b.test.ts › adds\n    expected 1\n    at b.ts:3'],
  });
});

test('counts a flaky story and an error outside of any story as failures', () => {
  const story = (title: string, status: string, message?: string) => ({
    file: 'call.spec.ts',
    title,
    tests: [{ status, results: [{ errors: message === undefined ? [] : [{ message }] }] }],
  });
  const report = {
    stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
    errors: [{ message: 'no browser' }],
    suites: [
      {
        specs: [story('rings', 'expected'), story('holds', 'unexpected', 'not held')],
        suites: [{ specs: [story('ends', 'flaky', 'not ended')] }],
      },
    ],
  };
  expect(readPlaywright(report)).toEqual({
    passed: 4,
    failed: 3,
    skipped: 2,
    failures: [
      'e2e/call.spec.ts › ends\n    not ended',
      'e2e/call.spec.ts › holds\n    not held',
      'outside of any story\n    no browser',
    ],
  });
});

test('says what failed once more, and at no length', () => {
  const passed = { passed: 2, failed: 0, skipped: 0, failures: [] };
  expect(failureLines([passed])).toEqual([]);
  expect(failureLines([passed, crashed('it ran no test')]).slice(2)).toEqual(['✗ it ran no test']);
  const message = 'a'.repeat(100_000);
  const assertionResults = [{ status: 'failed', fullName: 'long', failureMessages: [message] }];
  const { failures } = readVitest({
    testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults }],
  });
  expect(failures.join().length).toBeLessThan(2_100);
});

test('names skipped tests only where there are some', () => {
  const tally = { passed: 2, failed: 0, skipped: 0, failures: [] };
  expect(totalLine([tally, { ...tally, failed: 1 }])).toBe('4 passed, 1 failed');
  expect(totalLine([tally, { ...tally, skipped: 3 }])).toBe('4 passed, 0 failed, 3 skipped');
});
