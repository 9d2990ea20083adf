import type { Step } from '@switchhook/mocks/scenarios';
import { rootOf } from './moves.ts';
import type { ObservedWorld } from './observed-world.ts';

/** A name that an interaction gets; `see` is the step by which a scenario finds it, where none placed it. */
export interface NewName {
  readonly interactionId: string;
  readonly as: string;
  readonly see?: Step;
}

/**
 * What came with the steps gets a name: an arrival the one it was given, what was dialled the next one. CIC may know
 * an interaction before SAP shows it: it gets its name once it is seen, after whichever steps that is.
 */
export function newNames(
  observed: ObservedWorld,
  before: ObservedWorld,
  names: ReadonlyMap<string, string>,
  wanted: readonly Step[],
): readonly NewName[] {
  const known = new Set(before.interactions.map(({ interactionId }) => interactionId));
  const placed = wanted.find((step) => 'do' in step && step.do === 'place');
  const given = placed && 'as' in placed ? placed.as : undefined;
  const used = new Set([...names.values(), ...(given === undefined ? [] : [given])]);
  const found: NewName[] = [];
  for (const { interactionId } of observed.interactions) {
    if (names.has(interactionId)) continue;
    if (given !== undefined && !known.has(interactionId)) {
      found.push({ interactionId, as: given });
      continue;
    }
    const seen = inFront(observed, interactionId);
    if (!seen) continue;
    const as = freeName(used);
    used.add(as);
    const { channel, state, direction } = seen.item;
    const matches = { item: { channel, state, direction } };
    found.push({ interactionId, as, see: { see: 'session', agent: seen.agent, matches, as } });
  }
  return found;
}

/** A step finds an item that has no name yet only where the buttons act on it. */
function inFront({ agents }: ObservedWorld, interactionId: string) {
  for (const { userId, sessions } of agents) {
    const item = sessions.find(({ item: each }) => each && rootOf(each.itemId) === interactionId)?.item;
    if (item) return { agent: userId, item };
  }
  return undefined;
}

function freeName(used: ReadonlySet<string>): string {
  let number = used.size + 1;
  while (used.has(`item${number}`)) number += 1;
  return `item${number}`;
}
