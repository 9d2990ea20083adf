import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ passed: number, failed: number, skipped: number, failures: readonly string[] }} Tally */

const longestMessage = 2_000;

/**
 * Reads what a runner reported. Whatever went wrong outside of a test counts as one failure: a report that is
 * missing or empty, a file that did not load, an exit code that no failed test explains.
 *
 * @param {string} path of the JSON report
 * @param {number} code the runner's exit code
 * @param {(report: any) => Tally} read
 * @returns {Promise<Tally>}
 */
export async function tallyOf(path, code, read) {
  let tally;
  try {
    tally = read(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return crashed('it left no report that can be read');
  }
  if (tally.failed > 0) return tally;
  if (code !== 0)
    return { ...tally, ...crashed(`it ended with ${code} though no test failed`, tally.passed) };
  return tally.passed === 0 ? crashed('it ran no test') : tally;
}

/**
 * A runner that did not get to its end.
 *
 * @param {string} why
 * @returns {Tally}
 */
export function crashed(why, passed = 0) {
  return { passed, failed: 1, skipped: 0, failures: [why] };
}

/** Vitest's JSON reporter; a file that could not be loaded fails without a single test. */
export function readVitest({ numPassedTests, numPendingTests, numTodoTests, numFailedTests, testResults }) {
  const notLoaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + notLoaded.length,
    skipped: numPendingTests + numTodoTests,
    failures: testResults.flatMap(({ name, message, assertionResults }) => [
      ...(notLoaded.some((file) => file.name === name) ? [failure(fileOf(name), '', message)] : []),
      ...assertionResults
        .filter(({ status }) => status === 'failed')
        .map((test) => failure(fileOf(name), test.fullName, test.failureMessages.join('\n'))),
    ]),
  };
}

/** Playwright's JSON reporter. A test that passed on a second try counts as failed: nothing here is retried. */
export function readPlaywright({ stats, errors, suites }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
    failures: [
      ...suites.flatMap(failedSpecs),
      ...errors.map(({ message }) => failure('outside of any story', '', message)),
    ],
  };
}

/** Our own report of `npm run check`. */
export function readCheck({ passed, failed, failures }) {
  const told = failures.map(({ name, output }) => failure('npm run check', name, output));
  return { passed, failed, skipped: 0, failures: told };
}

/** The last line of `npm test`. */
export function totalLine(tallies) {
  const sum = (key) => tallies.reduce((total, tally) => total + tally[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** What failed, again at the end, where it is found without a search through thousands of lines; empty where nothing did. */
export function failureLines(tallies) {
  const all = tallies.flatMap(({ failures }) => failures);
  return all.length === 0 ? [] : ['', `── what failed ${'─'.repeat(60)}`, ...all.map((each) => `✗ ${each}`)];
}

function failedSpecs({ suites = [], specs = [] }) {
  return [
    ...suites.flatMap(failedSpecs),
    ...specs.flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ results }) => {
          const messages = results.flatMap(({ errors }) => errors.map(({ message }) => message));
          return failure(`e2e/${file}`, title, messages.join('\n'));
        }),
    ),
  ];
}

function fileOf(path) {
  return relative(process.cwd(), path);
}

function failure(file, title, message = '') {
  const text = stripVTControlCharacters(message).trim();
  const shown = text.length > longestMessage ? `${text.slice(0, longestMessage)} …` : text;
  return `${file}${title ? ` › ${title}` : ''}\n${shown.replace(/^/gm, '    ')}`;
}
