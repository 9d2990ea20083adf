import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

test.each([
  ['paswd', 'password'],
  ['pasword', 'password'],
  ['Host', 'hosts'],
  ['hsots', 'hosts'],
  ['usr', 'user'],
  ['timeout', undefined],
  ['', undefined],
])('takes %j for %j', (name, meant) => {
  expect(nearestName(name, ['hosts', 'user', 'password', 'language'])).toBe(meant);
});
