import type { Sighting } from './observe-item.ts';
import type { ObservedInteraction } from './observed-interaction.ts';

/** Reduces what is no call to what all channels have. */
export function sightingOf(observed: ObservedInteraction): Sighting {
  const { id, state, direction, remoteAddress, remoteName, workgroup, startedAt, attributes } = observed;
  return { id, state, direction, remoteAddress, remoteName, workgroup, startedAt, attributes };
}
