import { z } from 'zod';
import { nearestName } from '../../core/nearest-name.ts';

/** An object of a dialect file that names each key it does not know, with the key that was probably meant. */
export function section<const Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      // One line for each key, in their order: `parseDialect` makes a problem of each.
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `is not known${suggestion(key, known)}`).join('\n')
        : undefined,
  });
}

/** One of a few words; the message names them all, and the one that was probably meant. */
export function nearestOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, {
    error: ({ input }) => {
      const all = `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
      const nearest = typeof input === 'string' ? nearestName(input, words) : undefined;
      return nearest === undefined ? all : `${all}; did you mean ${nearest}?`;
    },
  });
}

/** What follows "is not known" in a message. */
export function suggestion(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  if (nearest !== undefined) return `; did you mean ${nearest}?`;
  return known.length > 12 ? '' : `; there are ${known.join(', ')}`;
}
