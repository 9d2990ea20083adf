import type { Item } from './agent-state.ts';

/** The number that tells who the partner is: the caller's, or the one that was dialled. */
export function partnerNumber({ view, isOutgoing }: Item): string {
  return isOutgoing ? view.dialedNumber || view.remoteNumber : view.remoteNumber;
}
