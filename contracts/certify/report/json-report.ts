import { createHash } from 'node:crypto';
import type { CaseResult, CertificationRun, Verdict } from '../certification-run.ts';

export interface JsonCase {
  readonly name: string;
  readonly title: string;
  readonly area: string;
  readonly requirements: readonly string[];
  readonly operations: readonly string[];
  /** Of the bridge, where the case chose it. */
  readonly configuration?: unknown;
  readonly verdict: Verdict;
  readonly reason?: string;
  readonly attempt: number;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly steps: readonly { readonly what: unknown; readonly outcome: string; readonly message?: string }[];
  readonly messages: readonly unknown[];
}

/** A run as a file: readable without this program, and comparable with another run. */
export interface JsonReport {
  readonly format: 'switchhook-certification/1';
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly environment: CertificationRun['environment'];
  readonly summary: Readonly<Record<Verdict, number>>;
  readonly coverage: CertificationRun['coverage'];
  readonly cases: readonly JsonCase[];
  /** SHA-256 over all that stands before it, as canonical JSON. */
  readonly hash: string;
}

export function jsonReport(run: CertificationRun): JsonReport {
  const report: Omit<JsonReport, 'hash'> = {
    format: 'switchhook-certification/1',
    startedAt: new Date(run.startedAt).toISOString(),
    finishedAt: new Date(run.finishedAt).toISOString(),
    environment: run.environment,
    summary: summaryOf(run.results),
    coverage: run.coverage,
    cases: run.results.map(jsonCase),
  };
  return { ...report, hash: hashOf(report) };
}

/** True where nobody changed the report after it was written. */
export function isUnchanged({ hash, ...report }: JsonReport): boolean {
  return hashOf(report) === hash;
}

export function summaryOf(results: readonly CaseResult[]): Readonly<Record<Verdict, number>> {
  const of = (verdict: Verdict) => results.filter((result) => result.verdict === verdict).length;
  return {
    passed: of('passed'),
    failed: of('failed'),
    deviation: of('deviation'),
    skipped: of('skipped'),
  };
}

function jsonCase(result: CaseResult): JsonCase {
  const { scenario, area, operations, configuration } = result.case;
  return {
    name: scenario.name,
    title: scenario.title,
    area,
    requirements: scenario.requirements,
    operations,
    ...(configuration === undefined ? {} : { configuration }),
    verdict: result.verdict,
    ...(result.reason === undefined ? {} : { reason: result.reason }),
    attempt: result.attempt,
    startedAt: new Date(result.startedAt).toISOString(),
    durationMs: result.durationMs,
    steps: scenario.steps.map((what, index) => {
      const step = result.steps[index];
      return {
        what,
        outcome: step?.outcome ?? 'not played',
        ...(step?.message === undefined ? {} : { message: step.message }),
      };
    }),
    messages: result.messages,
  };
}

function hashOf(report: object): string {
  return createHash('sha256')
    .update(canonical(JSON.parse(JSON.stringify(report))))
    .digest('hex');
}

/** JSON with sorted keys, so that a file that was read and written again keeps its hash. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}
