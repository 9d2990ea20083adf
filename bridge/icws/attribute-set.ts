import type { Attributes } from './message.ts';

/** The attributes of one interaction; CIC does not mind the case of a name, so we must not (icws.md 1). */
export type AttributeSet = ReadonlyMap<string, { readonly name: string; readonly value: string }>;

/** `changes` laid over `base`; a name keeps the spelling in which it first came. */
export function mergeAttributes(base: AttributeSet | undefined, changes: Attributes): AttributeSet {
  const merged = new Map(base);
  for (const [name, value] of Object.entries(changes)) {
    const key = name.toLowerCase();
    merged.set(key, { name: merged.get(key)?.name ?? name, value });
  }
  return merged;
}

/** The trimmed value, empty where the attribute is absent. */
export function readAttribute(attributes: AttributeSet, name: string): string {
  return attributes.get(name.toLowerCase())?.value.trim() ?? '';
}

/** The first value of `names` that is not empty. */
export function firstAttribute(attributes: AttributeSet, names: readonly string[]): string {
  for (const name of names) {
    const value = readAttribute(attributes, name);
    if (value !== '') return value;
  }
  return '';
}

/** Names in CIC's spelling. */
export function attributeRecord(attributes: AttributeSet): Attributes {
  return Object.fromEntries([...attributes.values()].map(({ name, value }) => [name, value]));
}
