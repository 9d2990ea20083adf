import { nearestName } from '../core/nearest-name.ts';

export interface Pairs<Ours, Theirs> {
  readonly pairs: readonly { readonly ours: Ours; readonly theirs: Theirs; readonly isGuess: boolean }[];
  /** Without a counterpart, with the name on the other side that comes nearest. */
  readonly onlyOurs: readonly { readonly ours: Ours; readonly nearest: string | undefined }[];
  readonly onlyTheirs: readonly { readonly theirs: Theirs; readonly nearest: string | undefined }[];
}

/**
 * Pairs names of both sides that differ in case and punctuation at most (`itemId`, `ItemID`, `_ITEM_ID`). Where
 * `mayGuess` says so of the only two that are left over, they are taken for each other too.
 */
export function pairNames<Ours, Theirs>(
  ours: readonly (readonly [name: string, Ours])[],
  theirs: readonly (readonly [name: string, Theirs])[],
  mayGuess: (ours: Ours, theirs: Theirs) => boolean = () => false,
): Pairs<Ours, Theirs> {
  const pairs: { ours: Ours; theirs: Theirs; isGuess: boolean }[] = [];
  const left = [...theirs];
  const lonely: (readonly [string, Ours])[] = [];
  for (const [name, each] of ours) {
    const exact = left.findIndex(([other]) => other === name);
    const index = exact === -1 ? left.findIndex(([other]) => bareName(other) === bareName(name)) : exact;
    const [found] = index === -1 ? [] : left.splice(index, 1);
    if (found) pairs.push({ ours: each, theirs: found[1], isGuess: false });
    else lonely.push([name, each]);
  }
  const [one, anotherOne] = lonely;
  const [other, anotherOther] = left;
  if (one && other && !anotherOne && !anotherOther && mayGuess(one[1], other[1])) {
    pairs.push({ ours: one[1], theirs: other[1], isGuess: true });
    return { pairs, onlyOurs: [], onlyTheirs: [] };
  }
  const near = (name: string, known: readonly (readonly [string, unknown])[]) =>
    nearestName(
      name,
      known.map(([each]) => each),
    );
  return {
    pairs,
    onlyOurs: lonely.map(([name, each]) => ({ ours: each, nearest: near(name, left) })),
    onlyTheirs: left.map(([name, each]) => ({ theirs: each, nearest: near(name, lonely) })),
  };
}

/** A name without what stacks write differently: case, underscores, points. */
export function bareName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
