import type { CertificationRun } from './certification-run.ts';

/** What the command ends with: 0 all held, 1 something failed, 2 it could not run. */
export const exitCodes = { held: 0, failed: 1, couldNotRun: 2 } as const;

/** Nothing that was played is nothing that held. */
export function exitCodeOf({ results }: CertificationRun): number {
  if (results.some(({ verdict }) => verdict === 'failed')) return exitCodes.failed;
  return results.some(({ verdict }) => verdict !== 'skipped') ? exitCodes.held : exitCodes.couldNotRun;
}
