import type { WireDetail } from '@switchhook/simulator/model';
import type { CertificationCase } from '../certification-case.ts';
import type { CaseResult, CertificationRun } from '../certification-run.ts';
import { coverageOf } from '../coverage.ts';

export function certificationCase(name: string, more: Partial<CertificationCase> = {}): CertificationCase {
  return {
    scenario: {
      name,
      title: `The case ${name}`,
      requirements: ['G1'],
      tags: ['call'],
      needs: ['cic'],
      steps: [{ do: 'logOn', agent: 'agent1' }],
    },
    area: 'calls',
    operations: [],
    ...more,
  };
}

export function wireDetail(seq: number, name: string, more: Partial<WireDetail> = {}): WireDetail {
  return {
    seq,
    link: 'SAP → bridge',
    kind: 'exchange',
    name,
    status: 200,
    at: 0,
    requestBytes: 1,
    responseBytes: 1,
    isError: false,
    request: { headers: {}, body: `<${name}/>` },
    response: { headers: {}, body: '' },
    ...more,
  };
}

export function caseResult(name: string, more: Partial<CaseResult> = {}): CaseResult {
  return {
    case: certificationCase(name),
    verdict: 'passed',
    attempt: 1,
    startedAt: Date.UTC(2026, 2, 14, 9),
    durationMs: 120,
    steps: [{ index: 0, outcome: 'passed', startedAt: 0, endedAt: 1 }],
    messages: [],
    ...more,
  };
}

export function certificationRun(...results: readonly CaseResult[]): CertificationRun {
  return {
    startedAt: Date.UTC(2026, 2, 14, 9),
    finishedAt: Date.UTC(2026, 2, 14, 9, 1),
    environment: {
      node: 'v20',
      platform: 'linux x64',
      version: '0.1.0',
      bridge: 'built in',
      cic: 'built in',
      sap: 'built in',
      product: 'Switchhook 0.1.0',
      seed: 1,
    },
    results,
    coverage: coverageOf(results.flatMap(({ messages }) => messages)),
  };
}
