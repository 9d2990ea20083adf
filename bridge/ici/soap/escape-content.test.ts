import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { writeAnswer, writeEnvelope } from './envelope.ts';
import { escapeMarkup } from './escape-content.ts';

/** A text as an element's content, in a message of its own. */
function contentOf(message: string): string {
  return /<soap:Body><a>(.*)<\/a><\/soap:Body>/s.exec(message)?.[1] ?? '';
}

const written = (text: string) => contentOf(writeEnvelope(`<a>${escapeMarkup(text)}</a>`));
const answered = (text: string) => contentOf(writeAnswer(`<a>${escapeMarkup(text)}</a>`));

const padding = 'x'.repeat(4_000);

function readBack(content: string): string {
  let text = '';
  const parser = new SaxesParser();
  parser.on('text', (part) => {
    text += part;
  });
  parser.write(`<a>${content}</a>`).close();
  return text;
}

test('leaves plain text and quotes as they are', () => {
  expect(written(`say "yes" > it's`)).toBe(`say "yes" > it's`);
});

test('escapes what would begin a tag, an entity or end CDATA', () => {
  expect(written('<a b="1">&amp;]]></a>')).toBe('&lt;a b="1">&amp;amp;]]&gt;&lt;/a>');
});

test('gives every reader the text back, and U+FFFD for what XML cannot hold', () => {
  const anything = fc.string({
    unit: fc.oneof(fc.constantFrom(...'<>&"\']\r\n\t\u0000\uD800\uFFFF'), fc.string({ unit: 'binary' })),
  });
  fc.assert(
    fc.property(anything, (text) => {
      const held = text
        .toWellFormed()
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
        .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD');
      expect(readBack(written(text))).toBe(held);
      expect(answered(text)).toBe(written(text));
      // Long messages are looked over as bytes.
      expect(answered(padding + text)).toBe(written(padding + text));
    }),
    { numRuns: 500 },
  );
});
