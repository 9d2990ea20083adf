import type { CaseResult, CertificationRun } from '../certification-run.ts';
import { escapeMarkup } from './escape-markup.ts';
import { summaryOf } from './json-report.ts';

/** JUnit XML as CI servers read it: one suite for each area, times in seconds. */
export function junitReport(run: CertificationRun): string {
  const areas = [...new Set(run.results.map((result) => result.case.area))];
  const suites = areas.map((area) => {
    const results = run.results.filter((result) => result.case.area === area);
    return `  <testsuite name="${escapeMarkup(area)}" ${counts(results)} timestamp="${new Date(run.startedAt).toISOString()}">\n${results.map(testcase).join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="switchhook-certify" ${counts(run.results)}>\n${suites.join('')}</testsuites>\n`;
}

function counts(results: readonly CaseResult[]): string {
  const { failed, skipped } = summaryOf(results);
  const seconds = results.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1_000;
  return `tests="${results.length}" failures="${failed}" errors="0" skipped="${skipped}" time="${seconds.toFixed(3)}"`;
}

function testcase(result: CaseResult): string {
  const { scenario, area } = result.case;
  const name = result.attempt > 1 ? `${scenario.name} (${result.attempt})` : scenario.name;
  const start = `    <testcase classname="${escapeMarkup(area)}" name="${escapeMarkup(name)}" time="${(result.durationMs / 1_000).toFixed(3)}"`;
  const inner = outcome(result);
  return inner === '' ? `${start}/>\n` : `${start}>${inner}</testcase>\n`;
}

function outcome({ verdict, reason = '' }: CaseResult): string {
  const message = escapeMarkup(reason);
  switch (verdict) {
    case 'failed':
      return `<failure message="${message}">${message}</failure>`;
    case 'skipped':
      return `<skipped message="${message}"/>`;
    case 'deviation':
      return `<system-out>Accepted deviation: ${message}</system-out>`;
    case 'passed':
      return '';
  }
}
