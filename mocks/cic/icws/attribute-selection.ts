import type { AttributeMap } from '../pbx/attribute-map.ts';
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

interface Asked {
  readonly name: string;
  readonly key: string;
}

export function selectAttributes(names: readonly string[], directory: Directory): AttributeSelection {
  const asked = [...new Set(names)].map((name): Asked => ({ name, key: name.toLowerCase() }));
  return {
    withValue: (interaction) => pick(asked, attributesOf(interaction, directory), isFilled),
    all: (interaction) => pick(asked, attributesOf(interaction, directory), isAny),
    changed(before, after) {
      const old = attributesOf(before, directory);
      const next = attributesOf(after, directory);
      const different = asked.filter(({ key }) => valueIn(old, key) !== valueIn(next, key));
      return different.length === 0 ? undefined : pick(different, next, isAny);
    },
  };
}

const isAny = () => true;
const isFilled = (value: string) => value !== '';

function valueIn(attributes: AttributeMap, key: string): string {
  return attributes.get(key)?.value ?? '';
}

function pick(
  asked: readonly Asked[],
  attributes: AttributeMap,
  isWanted: (value: string) => boolean,
): Attributes {
  const picked: Record<string, string> = {};
  for (const { name, key } of asked) {
    const value = valueIn(attributes, key);
    if (isWanted(value)) picked[name] = value;
  }
  return picked;
}
