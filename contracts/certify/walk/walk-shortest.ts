import { type Move, movesIn } from './moves.ts';
import { hasClock, inWorld, type WalkOptions, type WalkResult } from './walk.ts';
import { stateOf } from './walked-path.ts';

/**
 * Reaches every state by its shortest path and leaves it in every way, nearest first: what fails, fails after as few
 * moves as it can. Each move begins in a world of its own. The seed decides the order among moves that are as near.
 */
export async function walkShortest(options: WalkOptions): Promise<WalkResult> {
  const { target, clock, seed, steps, within = Number.POSITIVE_INFINITY, signal } = options;
  const end = clock.now() + within;
  const isOn = () => count < steps && clock.now() < end && !signal?.aborted;
  /** The kinds of the moves that lead to a state from the first one. */
  const paths = new Map<string, readonly string[]>();
  const waiting: { readonly path: readonly string[]; readonly kind?: string }[] = [{ path: [] }];
  let count = 0;
  let covered = 0;
  let longest = 0;
  for (let next = waiting.shift(); next && isOn(); next = waiting.shift()) {
    const { path: before, kind } = next;
    const kinds = kind === undefined ? before : [...before, kind];
    const failure = await inWorld(target, clock, seed, async (path) => {
      for (const [index, wanted] of kinds.entries()) {
        const move = movesIn(path.observed, path.names, hasClock(target)).find(
          (each) => each.kind === wanted,
        );
        // Chance inside the parts may have led elsewhere; the way is then tried from there.
        if (!move) return undefined;
        if (index === kinds.length - 1) {
          count += 1;
          covered += 1;
          options.onMove?.(move, count);
        }
        const broken = await path.go(move.steps);
        if (broken) return broken;
      }
      const state = stateOf(path.observed);
      if (paths.has(state)) return undefined;
      paths.set(state, kinds);
      longest = Math.max(longest, kinds.length);
      for (const move of inOrder(movesIn(path.observed, path.names, hasClock(target)), seed))
        waiting.push({ path: kinds, kind: move.kind });
      return undefined;
    });
    if (failure) return { steps: count, covered, states: paths.size, longest: kinds.length, failure };
  }
  return { steps: count, covered, states: paths.size, longest };
}

/** Rotated by the seed, so that nights with different seeds begin elsewhere. */
function inOrder(moves: readonly Move[], seed: number): readonly Move[] {
  const kinds = new Map(moves.map((move) => [move.kind, move]));
  const all = [...kinds.values()];
  const from = all.length === 0 ? 0 : seed % all.length;
  return [...all.slice(from), ...all.slice(0, from)];
}
