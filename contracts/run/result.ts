import type { PactInteraction } from '../pact/pact-file.ts';
import type { Verdicts } from '../pact/verify-pact.ts';
import type { Pair } from './pairs.ts';

/** What one interaction came to. */
export interface InteractionResult {
  readonly description: string;
  readonly problems: readonly string[];
}

/** What became of one operation, event or request. */
export interface OperationResult {
  readonly name: string;
  readonly provenance: string;
  readonly interactions: number;
  /** The codes, or the statuses, that are refused with. */
  readonly faults: readonly string[];
  /** How many different states it is asked in. */
  readonly states: number;
  readonly schema: 'checked' | 'none';
  readonly verifiedAgainst: string;
  readonly held: number;
  readonly failed: readonly InteractionResult[];
}

/** Gathers the results of a pair by operation. */
export function resultsOf(
  pair: Pair,
  verdicts: Verdicts,
  verifiedAgainst = pair.verifiedAgainst,
): readonly OperationResult[] {
  const byName = new Map<string, PactInteraction[]>();
  for (const interaction of pair.interactions) {
    const name = pair.nameOf(interaction);
    byName.set(name, [...(byName.get(name) ?? []), interaction]);
  }
  return [...byName].sort(byFirst).map(([name, interactions]) => {
    const results = interactions.map((interaction) => ({
      description: interaction.description,
      problems: pair.findingsIn(interaction, verdicts.get(interaction.description)).map(({ what }) => what),
    }));
    const failed = results.filter(({ problems }) => problems.length > 0);
    return {
      name,
      provenance: pair.provenanceOf(name),
      interactions: interactions.length,
      faults: [...new Set(interactions.flatMap(faultOf))].sort(),
      states: new Set(interactions.map(({ providerStates }) => JSON.stringify(providerStates))).size,
      schema: pair.hasSchema ? 'checked' : 'none',
      verifiedAgainst,
      held: interactions.length - failed.length,
      failed,
    };
  });
}

/** The sums of a run. */
export interface Total {
  readonly operations: number;
  readonly interactions: number;
  readonly held: number;
  readonly faults: number;
  readonly states: number;
}

export function totalOf(results: readonly OperationResult[]): Total {
  const sum = (of: (result: OperationResult) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  return {
    operations: results.length,
    interactions: sum(({ interactions }) => interactions),
    held: sum(({ held }) => held),
    faults: sum(({ faults }) => faults.length),
    states: sum(({ states }) => states),
  };
}

function byFirst([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}

function faultOf({ response }: PactInteraction): readonly string[] {
  if (response.status < 400) return [];
  const code = /:code>([^<]+)</.exec(String(response.body?.content ?? ''))?.[1];
  return [code ?? String(response.status)];
}
