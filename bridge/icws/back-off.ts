import type { Rng } from '../core/chance.ts';

/** Milliseconds. */
export interface BackOffBounds {
  readonly firstMs: number;
  readonly maxMs: number;
}

/**
 * The wait before attempt `attempt` (from 0): doubled each time up to the cap, of which chance takes away up
 * to half, so that thousands of agents that lost one server do not come back in one instant.
 */
export function backOffMs(attempt: number, { firstMs, maxMs }: BackOffBounds, rng: Rng): number {
  const ceiling = Math.min(maxMs, firstMs * 2 ** attempt);
  return ceiling / 2 + (ceiling / 2) * rng();
}
