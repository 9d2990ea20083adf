import { attributesOf } from '../pbx/attributes.ts';
import type { Directory } from '../pbx/directory.ts';
import type { Interaction } from '../pbx/interaction.ts';

type Attributes = Readonly<Record<string, string>>;

/** The attributes that one client asked for, in that client's spelling. */
export interface AttributeSelection {
  /** Those that have a value. */
  withValue(interaction: Interaction): Attributes;
  /** Every one, empty where there is no value. */
  all(interaction: Interaction): Attributes;
  /** Those whose value differs; `undefined` if none does. */
  changed(before: Interaction, after: Interaction): Attributes | undefined;
}

export function selectAttributes(names: readonly string[], directory: Directory): AttributeSelection {
  const asked = [...new Set(names)].map((name) => ({ name, key: name.toLowerCase() }));
  const readValue = (interaction: Interaction, key: string) =>
    attributesOf(interaction, directory).get(key)?.value ?? '';
  return {
    withValue(interaction) {
      const entries = asked.map(({ name, key }) => [name, readValue(interaction, key)] as const);
      return Object.fromEntries(entries.filter(([, value]) => value !== ''));
    },
    all: (interaction) =>
      Object.fromEntries(asked.map(({ name, key }) => [name, readValue(interaction, key)] as const)),
    changed(before, after) {
      const different = asked.filter(({ key }) => readValue(before, key) !== readValue(after, key));
      if (different.length === 0) return undefined;
      return Object.fromEntries(different.map(({ name, key }) => [name, readValue(after, key)] as const));
    },
  };
}
