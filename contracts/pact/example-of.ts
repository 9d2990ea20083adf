import { Each, Like, Matching } from './expected.ts';

/** The value that Pact's mock answers where this is expected. */
export function exampleOf(expected: unknown): unknown {
  if (expected instanceof Like || expected instanceof Matching) return expected.example;
  if (expected instanceof Each) return expected.least === 0 ? [] : [exampleOf(expected.entry)];
  if (Array.isArray(expected)) return expected.map(exampleOf);
  if (typeof expected !== 'object' || expected === null) return expected;
  return Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, exampleOf(value)]));
}
