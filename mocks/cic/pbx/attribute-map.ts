/** A name in the spelling of whoever wrote it first, and its value. */
interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** Keyed by the lower-case name: attribute names are case-insensitive (icws.md 7.9). */
export type AttributeMap = ReadonlyMap<string, Attribute>;

/** Adds `values` to `map`; an attribute that exists keeps its spelling. */
export function withAttributes(map: AttributeMap, values: Readonly<Record<string, string>>): AttributeMap {
  const next = new Map(map);
  for (const [name, value] of Object.entries(values)) {
    const key = name.toLowerCase();
    next.set(key, { name: next.get(key)?.name ?? name, value });
  }
  return next;
}
