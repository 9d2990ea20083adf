import type { Rng } from '../core/chance.ts';

/**
 * Chance that can be repeated: the numbers in [0, 1) follow from the seed alone (mulberry32).
 *
 * @param seed a whole number; its lowest 32 bits count
 */
export function seededRng(seed: number): Rng {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
