import * as fc from 'fast-check';
import { ParseOption, XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { createXmlReader } from './xml-reader.ts';

const read = createXmlReader(64);

test('namespaces follow prefixes, defaults and the end of their element', () => {
  const root = read(
    '<a:x xmlns:a="urn:1" xmlns="urn:2"><y/><a:y xmlns:a="urn:3"><a:z/></a:y><a:y xmlns=""><z/></a:y></a:x>',
  );

  expect(root.namespace).toBe('urn:1');
  expect(root.children.map(({ name, namespace }) => [name, namespace])).toEqual([
    ['y', 'urn:2'],
    ['y', 'urn:3'],
    ['y', 'urn:1'],
  ]);
  expect(root.children.map(({ children }) => children[0]?.namespace)).toEqual([undefined, 'urn:3', '']);
});

test('text is put together from pieces, CDATA and references around comments', () => {
  const root = read('<a>one &lt;<!-- no --> two<![CDATA[ <three> ]]>&#x41;&amp;<?pi no?></a>');
  expect(root.text).toBe('one < two <three> A&');
});

test.each([
  ['<a xmlns:p="urn:1" xmlns:p="urn:2"/>', 'duplicate attribute: xmlns:p'],
  ['<p:a/>', 'the prefix "p" is bound to no namespace'],
  ['<a p:b="1"/>', 'the prefix "p" is bound to no namespace'],
  ['<p:a xmlns:p=""/>', 'the prefix "p" is bound to no namespace'],
  ['<a:b:c xmlns:a="urn:1"/>', '"a:b:c" is no legal name'],
  ['', 'document must contain a root element'],
  ['just text', 'text data outside of root node'],
  ['<a/><b/>', 'documents may contain only one root'],
  ['<a>]]></a>', 'the string "]]>" is disallowed in char data'],
  ['<a>&#0;</a>', 'malformed character entity'],
  ['<?xml version="1.1"?><a>&#1;</a>', 'malformed character entity'],
  ['<a>\u0001</a>', 'disallowed character'],
])('%j is refused: %s', (document, reason) => {
  expect(() => read(document)).toThrow(reason);
});

test('a document that fails does not disturb the next one', () => {
  expect(() => read('<a xmlns="urn:1"><b>text</wrong>')).toThrow();
  expect(read('<a>clean</a>')).toMatchObject({ name: 'a', namespace: '', text: 'clean', children: [] });
});

test('depth is limited, width is not', () => {
  const nested = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels);
  expect(read(nested(64)).name).toBe('a');
  expect(() => read(nested(65))).toThrow('nested deeper than 64 levels');
  expect(() => read('<a>'.repeat(100_000))).toThrow('nested deeper than 64 levels');
  expect(read(`<a>${'<b/>'.repeat(10_000)}</a>`).children).toHaveLength(10_000);
});

test.each([
  ['<!DOCTYPE a><a/>'],
  ['<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
  ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
])('%s is refused for its DTD', (document) => {
  expect(() => read(document)).toThrow('it holds a DTD, which SOAP forbids');
});

const name = fc.constantFrom('a', 'b', 'p:a', 'q:b', 'xml:lang');
const piece: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'text',
    '&lt;',
    '&#65;',
    '&none;',
    '&',
    '<',
    '>',
    ']]>',
    '<![CDATA[x]]>',
    '<!-- c -->',
    '<!--',
    '<?pi?>',
  ),
  fc.constantFrom(
    '\u0000',
    '\r\n',
    ' ',
    '<!DOCTYPE a>',
    '<?xml version="1.0"?>',
    '"',
    "'",
    '\uFFFE',
    'é',
    '𝄞',
  ),
  fc.tuple(name, name).map(([tag, attribute]) => `<${tag} ${attribute}="1" xmlns:p="urn:p">`),
  name.map((tag) => `<${tag}>`),
  name.map((tag) => `</${tag}>`),
  name.map((tag) => `<${tag} xmlns:q="urn:q"/>`),
);

test('libxml2 accepts every document that the reader accepts, and reads the same', () => {
  let accepted = 0;
  const document = fc
    .array(piece, { maxLength: 8 })
    .map((pieces) => `<r xmlns:p="urn:0">${pieces.join('')}</r>`);
  fc.assert(
    fc.property(document, (text) => {
      let ours: ReturnType<typeof read>;
      try {
        ours = read(text);
      } catch {
        return;
      }
      accepted += 1;
      using theirs = XmlDocument.fromString(text, { option: ParseOption.XML_PARSE_NOCDATA });
      const names = theirs.find('//*').map((node) => [(node as any).name, (node as any).namespaceUri ?? '']);
      const ownNames: [string, string][] = [];
      const walk = (element: typeof ours): void => {
        ownNames.push([element.name, element.namespace]);
        element.children.forEach(walk);
      };
      walk(ours);
      expect(ownNames).toEqual(names);
    }),
    { numRuns: 2_000 },
  );
  expect(accepted).toBeGreaterThan(50);
});
