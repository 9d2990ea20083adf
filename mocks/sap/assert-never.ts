/** Ends a `switch` over a union: a new variant without its case fails the type check. */
export function assertNever(value: never): never {
  throw new Error(`Failed to handle a variant: ${JSON.stringify(value)} has no case. Add one.`);
}
