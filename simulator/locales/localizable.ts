import { msg, type StrResult } from '@lit/localize';
import { currentLanguage } from './localization.ts';

/** A sentence that depends on a count. A language with more plural forms adds them in its own file. */
interface Counted {
  readonly one: string;
  readonly other: (count: number) => StrResult;
}

type Sentence = (...values: never[]) => StrResult;

/** The same tree, whose leaves are read in the language that is shown now. */
export type Localized<Source> = Source extends string
  ? string
  : Source extends Counted
    ? (count: number) => string
    : Source extends (...values: infer Values) => StrResult
      ? (...values: Values) => string
      : { readonly [Key in keyof Source]: Localized<Source[Key]> };

export interface TextTree {
  readonly [name: string]: string | Sentence | Counted | TextTree;
}

/** Turns English texts into texts of the chosen language; a text's id is its path, such as `button.accept`. */
export function localizable<const Source extends TextTree>(source: Source, path = ''): Localized<Source> {
  const target = {};
  for (const [name, leaf] of Object.entries(source)) {
    const id = path + name;
    Object.defineProperty(target, name, { enumerable: true, ...reader(leaf, id) });
  }
  return target as Localized<Source>;
}

function reader(leaf: TextTree[string], id: string): PropertyDescriptor {
  if (typeof leaf === 'string') return { get: () => msg(leaf, { id }) };
  if (typeof leaf === 'function') return { value: (...values: never[]) => msg(leaf(...values), { id }) };
  if (isCounted(leaf)) return { value: (count: number) => counted(leaf, id, count) };
  return { value: localizable(leaf, `${id}.`) };
}

function counted(leaf: Counted, id: string, count: number): string {
  const form = new Intl.PluralRules(currentLanguage()).select(count);
  return form === 'one'
    ? msg(leaf.one, { id: `${id}.one` })
    : msg(leaf.other(count), { id: `${id}.${form}` });
}

/** Tells a sentence with plural forms from a branch of the tree. */
export const isCounted = (leaf: TextTree[string]): leaf is Counted =>
  typeof leaf === 'object' && typeof leaf.one === 'string' && typeof leaf.other === 'function';
