/** What earlier steps named, by name. */
export type Aliases = ReadonlyMap<string, string>;

const whole = /^\$([A-Za-z]\w*)$/;
const within = /\$\{([A-Za-z]\w*)\}/g;

/**
 * Puts what earlier steps named into a step: `$call` as a whole text, `${call}` within one. Throws where nothing
 * has that name. Operators of patterns such as `$some` are keys and stay.
 */
export function fillAliases<T>(value: T, aliases: Aliases): T {
  return fill(value, aliases) as T;
}

function fill(value: unknown, aliases: Aliases): unknown {
  if (typeof value === 'string') {
    const name = whole.exec(value)?.[1];
    if (name !== undefined) return named(name, aliases);
    return value.replace(within, (_, inner: string) => named(inner, aliases));
  }
  if (Array.isArray(value)) return value.map((entry) => fill(entry, aliases));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fill(part, aliases)]));
}

function named(name: string, aliases: Aliases): string {
  const value = aliases.get(name);
  if (value !== undefined) return value;
  const known = [...aliases.keys()].map((other) => `$${other}`).join(', ');
  throw new Error(
    `Failed to read the step: nothing is called $${name}. Name it with "as" in an earlier step; known: ${known || 'none'}.`,
  );
}
