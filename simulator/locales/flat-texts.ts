import { isCounted, type TextTree } from './localizable.ts';

/** One text of the catalogue: its id, and what stands in it for each value. */
export interface FlatText {
  readonly id: string;
  readonly english: string;
  /** How many values it takes. */
  readonly values: number;
}

/** Every text of a catalogue in a list, plural forms one by one; a value is written {0}, {1}. */
export function flatTexts(tree: TextTree, path = ''): readonly FlatText[] {
  return Object.entries(tree).flatMap(([name, leaf]): readonly FlatText[] => {
    const id = path + name;
    if (typeof leaf === 'string') return [{ id, english: leaf, values: 0 }];
    if (typeof leaf === 'function') {
      const marks = Array.from({ length: leaf.length }, (_, at) => `{${at}}`);
      const { strings, values } = leaf(...(marks as never[]));
      return [{ id, english: String.raw({ raw: strings }, ...values), values: values.length }];
    }
    if (isCounted(leaf)) return flatTexts({ one: leaf.one, other: leaf.other as never }, `${id}.`);
    return flatTexts(leaf, `${id}.`);
  });
}
