import type { Rng } from '../core/chance.ts';

/** How the waits between tries grow; milliseconds. */
export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
}

/**
 * Milliseconds to wait after the `failures`-th failure in a row: doubled each time up to the cap, then a random
 * point in its upper half, so that agents whose SAP server went away do not all come back in the same instant.
 */
export function retryDelay(failures: number, { firstMs, maxMs }: Backoff, rng: Rng): number {
  const full = Math.min(maxMs, firstMs * 2 ** Math.max(0, failures - 1));
  return full / 2 + (rng() * full) / 2;
}
