import { type Move, movesIn } from './moves.ts';
import { takenMoves } from './taken-moves.ts';
import { hasClock, inWorld, type WalkOptions, type WalkResult } from './walk.ts';
import { stateOf } from './walked-path.ts';

/** A way out of a state that waits for its turn: how to get there, and the move. */
interface WayOut {
  readonly path: readonly string[];
  readonly move?: Pick<Move, 'kind' | 'name'>;
}

/**
 * Makes every kind of move on its shortest path, then reaches every state by its own and leaves it in every way,
 * nearest first: what fails, fails after as few moves as it can. Each move begins in a world of its own. The seed
 * decides the order among moves that are as near.
 */
export async function walkShortest(options: WalkOptions): Promise<WalkResult> {
  const { target, clock, seed, steps, within = Number.POSITIVE_INFINITY, signal } = options;
  const end = clock.now() + within;
  const isOn = () => count < steps && clock.now() < end && !signal?.aborted;
  const states = new Set<string>();
  const waiting: WayOut[] = [{ path: [] }];
  const taken = takenMoves(hasClock(target));
  let count = 0;
  let longest = 0;
  for (let next = takeNext(); next && isOn(); next = takeNext()) {
    const { path: before, move: last } = next;
    const kinds = last === undefined ? before : [...before, last.kind];
    const failure = await inWorld(target, clock, seed, async (path) => {
      for (const [index, wanted] of kinds.entries()) {
        const move = movesIn(path.observed, path.names, hasClock(target)).find(
          (each) => each.kind === wanted,
        );
        // Chance inside the parts may have led elsewhere; the way is then tried from there.
        if (!move) return undefined;
        if (index === kinds.length - 1) {
          count += 1;
          taken.take(move);
          options.onMove?.(move, count);
        }
        const broken = await path.go(move.steps);
        if (broken) return broken;
      }
      const state = stateOf(path.observed);
      if (states.has(state)) return undefined;
      states.add(state);
      longest = Math.max(longest, kinds.length);
      const moves = movesIn(path.observed, path.names, hasClock(target));
      taken.offer(moves);
      for (const { kind, name } of inOrder(moves, seed)) waiting.push({ path: kinds, move: { kind, name } });
      return undefined;
    });
    if (failure) return { ...result(), longest: kinds.length, failure };
  }
  return result();

  /** Nearest first: of what was never done at all, then of what was never done so, then of the rest. */
  function takeNext(): WayOut | undefined {
    const ranks = waiting.map(({ move, path }) => {
      const rank = !move || taken.isNewName(move) ? 0 : taken.isNew(move) ? 1 : 2;
      return rank * 1_000 + path.length;
    });
    const least = ranks.indexOf(Math.min(...ranks));
    return least < 0 ? undefined : waiting.splice(least, 1)[0];
  }

  function result(): WalkResult {
    return { steps: count, covered: count, states: states.size, longest, moves: taken.coverage() };
  }
}

/** Rotated by the seed, so that nights with different seeds begin elsewhere. */
function inOrder(moves: readonly Move[], seed: number): readonly Move[] {
  const kinds = new Map(moves.map((move) => [move.kind, move]));
  const all = [...kinds.values()];
  const from = all.length === 0 ? 0 : seed % all.length;
  return [...all.slice(from), ...all.slice(0, from)];
}
