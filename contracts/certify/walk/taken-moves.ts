import { type Move, moveNames } from './moves.ts';

/** Which moves a walk made, and which of all that there are it never did. */
export interface MoveCoverage {
  readonly all: number;
  readonly taken: number;
  /** Names of moves that were possible somewhere and were not made. */
  readonly passedOver: readonly string[];
  /** Names of moves that were possible nowhere on the way. */
  readonly neverPossible: readonly string[];
}

/** Counts moves while a walk goes on. */
export function takenMoves(hasClock: boolean) {
  const possible = new Set<string>();
  const names = new Set<string>();
  const kinds = new Map<string, number>();
  return {
    /** These could be made where the walk is now. */
    offer(moves: readonly Move[]): void {
      for (const { name } of moves) possible.add(name);
    },
    take({ name, kind }: Move): void {
      names.add(name);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    },
    isNew: ({ kind }: Pick<Move, 'kind'>) => !kinds.has(kind),
    isNewName: ({ name }: Pick<Move, 'name'>) => !names.has(name),
    coverage(): MoveCoverage {
      const all = moveNames(hasClock);
      const left = all.filter((name) => !names.has(name));
      return {
        all: all.length,
        taken: all.length - left.length,
        passedOver: left.filter((name) => possible.has(name)),
        neverPossible: left.filter((name) => !possible.has(name)),
      };
    },
  };
}

/** In a line or two. */
export function coverageText({ all, taken, passedOver, neverPossible }: MoveCoverage): string {
  const lines = [
    `${taken} of ${all} kinds of moves were made.`,
    ...(passedOver.length > 0 ? [`Possible and never made: ${passedOver.join('; ')}.`] : []),
    ...(neverPossible.length > 0 ? [`Nowhere possible: ${neverPossible.join('; ')}.`] : []),
  ];
  return lines.join('\n');
}
