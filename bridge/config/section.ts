import { z } from 'zod';
import { nearestName } from '../core/nearest-name.ts';

/** An object that names each key it does not know, with the key that was probably meant. */
export function section<const Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      // One line for each key, in their order: `parseConfig` makes a problem of each.
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => describe(key, known)).join('\n')
        : undefined,
  });
}

function describe(key: string, known: readonly string[]): string {
  const nearest = nearestName(key, known);
  return nearest === undefined
    ? `is not a known setting; this section has ${known.join(', ')}`
    : `is not a known setting; did you mean ${nearest}?`;
}
