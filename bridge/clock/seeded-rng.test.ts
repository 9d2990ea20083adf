import { expect, test } from 'vitest';
import { seededRng } from './seeded-rng.ts';

function numbers(seed: number): readonly number[] {
  return Array.from({ length: 1_000 }, seededRng(seed));
}

test('gives the same numbers for a seed, others for another one, and all of them in [0, 1)', () => {
  expect(numbers(7)).toEqual(numbers(7));
  expect(numbers(7)).not.toEqual(numbers(8));
  expect(new Set(numbers(7)).size).toBe(1_000);
  expect(numbers(7).every((number) => number >= 0 && number < 1)).toBe(true);
});

test('printed seeds of earlier runs stay worth something', () => {
  expect(numbers(1).slice(0, 2)).toEqual([0.6270739405881613, 0.002735721180215478]);
});
