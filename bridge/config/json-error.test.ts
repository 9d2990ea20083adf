import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonError } from './json-error.ts';

test.each([
  ['{"a":1,}', 1, 8, 'expected name in quotes'],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'expected , or }'],
  ['[1 2]', 1, 4, 'expected , or ]'],
  ["{'a':1}", 1, 2, 'expected name in quotes or }'],
  ['{"a" 1}', 1, 6, 'expected :'],
  ['{"a": }', 1, 7, 'expected value'],
  ['{"a": 01}', 1, 7, 'expected value'],
  ['{"a": "x\ty"}', 1, 7, 'expected value'],
  ['{"a": true', 1, 11, 'the file ends where , or } should be'],
  ['', 1, 1, 'the file ends where value should be'],
  ['{} {}', 1, 4, 'expected end of the file'],
  ['// comment\n{}', 1, 1, 'expected value'],
  ['nulll', 1, 1, 'expected value'],
])('finds the first error of %j', (text, line, column, message) => {
  expect(findJsonError(text)).toEqual({ line, column, message });
});

test('finds an error exactly in the texts that JSON.parse refuses', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"\\u00e4"',
    '1',
    '-0.5e3',
    '01',
    'true',
    'null',
    ' ',
    '\n',
    'x',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      const error = findJsonError(text);
      const isWhole = error.message === 'the file ends where end of the file should be';
      expect(isWhole).toBe(isJson(text));
    }),
    { numRuns: 3_000 },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
