import type { JsonReport } from './report/json-report.ts';

export interface RunComparison {
  /** Failed before, holds now. */
  readonly better: readonly string[];
  /** Held before, fails now. */
  readonly worse: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Operations that were seen before and no longer are. */
  readonly coverageLost: readonly string[];
  readonly coverageGained: readonly string[];
}

/** What changed from an earlier run to a later one; a case that was repeated holds where every attempt holds. */
export function compareRuns(before: JsonReport, after: JsonReport): RunComparison {
  const old = verdicts(before);
  const now = verdicts(after);
  const both = [...now.keys()].filter((name) => old.has(name));
  return {
    better: both.filter((name) => old.get(name) === false && now.get(name) === true),
    worse: both.filter((name) => old.get(name) === true && now.get(name) === false),
    added: [...now.keys()].filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !now.has(name)),
    coverageLost: seen(before).filter((name) => !seen(after).includes(name)),
    coverageGained: seen(after).filter((name) => !seen(before).includes(name)),
  };
}

/** Skipped cases say nothing. */
function verdicts({ cases }: JsonReport): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { name, verdict } of cases) {
    if (verdict !== 'skipped') found.set(name, (found.get(name) ?? true) && verdict === 'passed');
  }
  return found;
}

function seen({ coverage }: JsonReport): readonly string[] {
  return coverage.operations.filter(({ answers, faults }) => answers + faults > 0).map(({ name }) => name);
}
