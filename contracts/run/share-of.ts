import { changesNothing, statesKey } from '../pact/in-order.ts';
import type { PactInteraction } from '../pact/pact-file.ts';

/** What opening a world costs, in interactions. */
const worldWeight = 4;

/**
 * One of several shares that take about as long. Interactions with the same states stay together: one world serves
 * many of them. The same interactions always fall into the same share.
 */
export function shareOf(
  interactions: readonly PactInteraction[],
  share: number,
  shares: number,
): readonly PactInteraction[] {
  const groups = byStates(interactions).toSorted((left, right) => weightOf(right) - weightOf(left));
  const weights = Array.from({ length: shares }, () => 0);
  return groups.flatMap((group) => {
    const lightest = weights.indexOf(Math.min(...weights));
    weights[lightest] = (weights[lightest] ?? 0) + weightOf(group);
    return lightest === share ? group : [];
  });
}

function byStates(interactions: readonly PactInteraction[]): readonly (readonly PactInteraction[])[] {
  const groups = new Map<string, PactInteraction[]>();
  for (const interaction of interactions) {
    const key = statesKey(interaction);
    groups.set(key, [...(groups.get(key) ?? []), interaction]);
  }
  return [...groups.values()];
}

function weightOf(group: readonly PactInteraction[]): number {
  const changing = group.filter((interaction) => !changesNothing(interaction)).length;
  return group.length + worldWeight * Math.max(1, changing);
}
