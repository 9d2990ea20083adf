import { readFile } from 'node:fs/promises';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

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
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const isUnexplained = tally.failed === 0 && (code !== 0 || tally.passed === 0);
  return isUnexplained ? { ...tally, failed: 1 } : tally;
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
  };
}

/** Playwright's JSON reporter. A test that passed on a second try counts as failed: nothing here is retried. */
export function readPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/** Our own report of `npm run check`. */
export function readCheck({ passed, failed }) {
  return { passed, failed, skipped: 0 };
}

/** The last line of `npm test`. */
export function totalLine(tallies) {
  const sum = (key) => tallies.reduce((total, tally) => total + tally[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
