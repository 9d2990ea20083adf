import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlainAscii } from './plain-ascii.ts';

/** Bytes that begin anywhere in their memory, as those of a request do. */
const placedBytes = fc
  .tuple(
    fc.nat(7),
    fc.array(fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0x20, max: 0x7f }) }, fc.nat(255))),
  )
  .map(([offset, bytes]) => Buffer.from([...new Array<number>(offset).fill(0), ...bytes]).subarray(offset));

test('knows what an expression over the text knows, wherever the bytes begin', () => {
  fc.assert(
    fc.property(placedBytes, (bytes) => {
      expect(isPlainAscii(bytes)).toBe(/^[\t\n\r\x20-\x7f]*$/.test(bytes.toString('latin1')));
    }),
    { numRuns: 2_000 },
  );
});

test.each(Array.from({ length: 256 }, (_, byte) => byte))('finds byte %i at each place', (byte) => {
  const isPlain = (byte >= 0x20 && byte < 0x80) || byte === 9 || byte === 10 || byte === 13;
  for (let place = 0; place < 12; place += 1) {
    const bytes = Buffer.alloc(12, ' ');
    bytes[place] = byte;
    expect(isPlainAscii(bytes)).toBe(isPlain);
    // The lowest byte of a word may borrow from the next: it must not hide it, nor make it out to be one.
    const full = Buffer.alloc(12, 0x7f);
    full[place] = byte;
    expect(isPlainAscii(full)).toBe(isPlain);
  }
});

test('takes no bytes for plain', () => {
  expect(isPlainAscii(Buffer.alloc(0))).toBe(true);
});
