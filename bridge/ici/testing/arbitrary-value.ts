import * as fc from 'fast-check';
import type { Fields, Shape } from '../catalogue/shape.ts';

const codeUnit = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }) },
);

/** Any text at all: control characters, halves of characters and all that XML has to escape. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: codeUnit.map((code) => String.fromCharCode(code)) }),
  fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ']', '\r', '\n', '\t', ' ', ';', '#', 'x') }),
);

/** Text that XML 1.0 can hold. */
export const legalText: fc.Arbitrary<string> = anyText.map(withoutIllegal);

/** Text as it arrives: every character that XML 1.0 cannot hold is U+FFFD. */
export function withoutIllegal(text: string): string {
  return Array.from(text, (character) =>
    isLegal(character.codePointAt(0) ?? 0) ? character : '\uFFFD',
  ).join('');
}

// XML 1.0, production 2.
function isLegal(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || code > 0xffff;
}

/** Any value of a shape, its text made by `text`. */
export function arbitraryValue(shape: Shape, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'string':
      return text;
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.maxSafeInteger().map((value) => value + 0);
    case 'list':
      return fc.array(arbitraryValue(shape.element, text), { maxLength: 4 });
    case 'record':
      return arbitraryFields(shape.fields, text);
    case 'optional':
      return fc.option(arbitraryValue(shape.shape, text), { nil: undefined });
  }
}

/** Any parameters of an operation, or any record. */
export function arbitraryFields(
  fields: Fields,
  text: fc.Arbitrary<string>,
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const values = Object.entries(fields).map(([name, shape]) => [name, arbitraryValue(shape, text)] as const);
  return fc.record(Object.fromEntries(values)).map(withoutAbsent);
}

function withoutAbsent(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
