import { listProblems } from './list-problems.ts';
import type { PactInteraction } from './pact-file.ts';
import { schemaProblems } from './soap-schema.ts';
import type { Verdict } from './verify-pact.ts';

/** One thing that is wrong with a message, and which of the contracts says so. */
export interface Finding {
  readonly by: 'Pact' | 'schema' | 'count';
  readonly what: string;
}

/** What Pact finds in an answer. */
export function findingsByPact(verdict: Verdict | undefined): readonly Finding[] {
  const mismatches = verdict?.mismatches ?? ['it was not verified'];
  return mismatches.map((what) => ({ by: 'Pact', what }));
}

/** What Pact finds in a SOAP answer, and the order, cardinality and superfluous parts that it does not look at. */
export function findingsInAnswer(
  { response }: PactInteraction,
  verdict: Verdict | undefined,
): readonly Finding[] {
  const byPact = findingsByPact(verdict);
  // Where a contract expects no body, as of a 404, none is looked at.
  if (!verdict || !response.body || verdict.body === '') return byPact;
  const { body } = verdict;
  const byCount = orUnreadable(() => listProblems(response, body));
  return [...byPact, ...findingsBySchema(body), ...byCount.map((what) => ({ by: 'count' as const, what }))];
}

/** What the schema holds against a SOAP message; one that is no XML at all breaks it too. */
export function findingsBySchema(xml: string): readonly Finding[] {
  return orUnreadable(() => schemaProblems(xml)).map((what) => ({ by: 'schema', what }));
}

function orUnreadable(read: () => readonly string[]): readonly string[] {
  try {
    return read();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
