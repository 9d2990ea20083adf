/** A value of which only the kind matters; `example` is what Pact's mock answers. */
class Like<T> {
  readonly example: T;
  constructor(example: T) {
    this.example = example;
  }
}

/** A text that has to match a regular expression from beginning to end, as Pact's engine has it. */
class Matching {
  readonly pattern: string;
  readonly example: string;
  constructor(pattern: string, example: string) {
    this.pattern = pattern;
    this.example = example;
  }
}

/** A list whose entries are all like this one, and no two of them equal. */
class Each<T> {
  readonly entry: Expected<T>;
  readonly least: 0 | 1;
  constructor(entry: Expected<T>, least: 0 | 1) {
    this.entry = entry;
    this.least = least;
  }
}

/**
 * What a contract says about a value: the value itself where it must be just so, else a rule with an example.
 * A list stands for exactly these entries; fields that are left out may be absent or present.
 */
export type Expected<T> = T extends readonly (infer Entry)[]
  ? readonly Expected<Entry>[] | Each<Entry>
  : T extends string
    ? T | Like<T> | Matching
    : T extends object
      ? { readonly [K in keyof T]: Expected<T[K]> }
      : T | Like<T>;

export function like<T>(example: T): Like<T> {
  return new Like(example);
}

export function matching(pattern: RegExp, example: string): Matching {
  if (!pattern.test(example))
    throw new Error(`Failed to write a contract: ${example} does not match ${pattern}.`);
  // JavaScript escapes the slash, Rust takes that for an unknown escape.
  return new Matching(pattern.source.replaceAll('\\/', '/'), example);
}

/** At least one; where there may be none, the example is an empty list. */
export function each<T>(entry: Expected<T>, least: 0 | 1 = 1): Each<T> {
  return new Each(entry, least);
}

export { Each, Like, Matching };
