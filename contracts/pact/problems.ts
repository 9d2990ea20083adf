import { listProblems } from './list-problems.ts';
import type { PactInteraction } from './pact-file.ts';
import { schemaProblems } from './soap-schema.ts';
import type { Verdict } from './verify-pact.ts';

/** What Pact finds in a SOAP answer, and the order, cardinality and superfluous parts that it does not look at. */
export function problemsOfAnswer(
  { response }: PactInteraction,
  verdict: Verdict | undefined,
): readonly string[] {
  if (!verdict) return ['it was not verified'];
  const { mismatches, body } = verdict;
  // Where a contract expects no body, as of a 404, none is looked at.
  if (!response.body || body === '') return mismatches;
  return [...mismatches, ...schemaProblemsIn(body), ...listProblemsIn(response, body)];
}

/** A request or an answer that is no XML at all breaks the schema too. */
export function schemaProblemsIn(xml: string): readonly string[] {
  return orUnreadable(() => schemaProblems(xml));
}

function listProblemsIn(response: PactInteraction['response'], body: string): readonly string[] {
  return orUnreadable(() => listProblems(response, body));
}

function orUnreadable(read: () => readonly string[]): readonly string[] {
  try {
    return read();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
