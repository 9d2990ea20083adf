import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryDelay } from './retry-delay.ts';

const backoff = { firstMs: 1_000, maxMs: 30_000 };

test('doubles the wait after each failure up to the cap', () => {
  const longest = [1, 2, 3, 4, 5, 6, 7].map((failures) => retryDelay(failures, backoff, () => 1));
  expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test('stays in the upper half of the wait whatever chance says', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (failures, chance) => {
        const wait = retryDelay(failures, backoff, () => chance);
        expect(wait).toBeGreaterThanOrEqual(500);
        expect(wait).toBeLessThanOrEqual(30_000);
        expect(wait).toBeGreaterThanOrEqual(retryDelay(failures, backoff, () => 1) / 2);
      },
    ),
  );
});
