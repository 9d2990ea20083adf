import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOffMs } from './back-off.ts';

const bounds = { firstMs: 1_000, maxMs: 15_000 };

test('the wait doubles up to its cap', () => {
  const waits = [0, 1, 2, 3, 4, 5, 100].map((attempt) =>
    backOffMs(attempt, bounds, () => 1 - Number.EPSILON),
  );
  expect(waits.map(Math.round)).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
});

test('chance takes away at most half of the wait', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.nat(2_000), chance, (attempt, value) => {
      const ceiling = Math.min(15_000, 1_000 * 2 ** attempt);
      const wait = backOffMs(attempt, bounds, () => value);
      expect(wait).toBeGreaterThanOrEqual(ceiling / 2);
      expect(wait).toBeLessThanOrEqual(ceiling);
    }),
  );
});
