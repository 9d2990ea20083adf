import { expect, test } from 'vitest';
import { durationText } from './duration-text.ts';

test.each([
  [0, '00:00'],
  [999, '00:00'],
  [1_000, '00:01'],
  [95_000, '01:35'],
  [3_599_999, '59:59'],
  [3_600_000, '1:00:00'],
  [36_610_000, '10:10:10'],
  [-5_000, '00:00'],
])('writes %i ms as %s', (milliseconds, written) => {
  expect(durationText(milliseconds)).toBe(written);
});
