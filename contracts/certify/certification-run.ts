import type { StepResult } from '@switchhook/mocks/scenarios';
import type { WireDetail } from '@switchhook/simulator/model';
import type { CertificationCase } from './certification-case.ts';
import type { Coverage } from './coverage.ts';

/**
 * `deviation`: it failed as a listed deviation says it does. `skipped`: the target lacks what the case needs.
 */
export type Verdict = 'passed' | 'failed' | 'deviation' | 'skipped';

export interface CaseResult {
  readonly case: CertificationCase;
  readonly verdict: Verdict;
  /** Why it failed, deviates or was skipped. */
  readonly reason?: string;
  /** Which repetition, from 1. */
  readonly attempt: number;
  readonly startedAt: number;
  /** Real milliseconds. */
  readonly durationMs: number;
  readonly steps: readonly StepResult[];
  /** What crossed while it ran; empty where nothing is tapped. */
  readonly messages: readonly WireDetail[];
}

export interface Environment {
  readonly node: string;
  readonly platform: string;
  /** Of this certification. */
  readonly version: string;
  readonly bridge: string;
  readonly cic: string;
  readonly sap: string;
  /** Product and version that the bridge told of itself. */
  readonly product: string;
  /** The link that nobody could tap: what cases want to see there was left out. */
  readonly unseen?: string;
  readonly seed: number;
}

/** Everything that a report tells. */
export interface CertificationRun {
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly environment: Environment;
  readonly results: readonly CaseResult[];
  readonly coverage: Coverage;
}
