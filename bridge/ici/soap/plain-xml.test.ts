import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasUsualCharacters, readPlainXml } from './plain-xml.ts';
import { createTreeBuilder } from './tree-builder.ts';
import { createSaxesReader } from './xml-reader.ts';

const tree = createTreeBuilder(64);
const readWithSaxes = createSaxesReader(tree);

/** What one of the two readers makes of a document: its tree, its error, or that it left it to the other. */
function outcome(read: (document: string) => unknown, document: string): unknown {
  tree.reset();
  try {
    return read(document) === false ? 'left to saxes' : structuredClone(tree.root);
  } catch (error) {
    return (error as Error).message;
  }
}

const plain = (document: string) =>
  outcome((text) => hasUsualCharacters(text) && readPlainXml(text, tree), document);
const saxes = (document: string) => outcome(readWithSaxes, document);

test.each([
  '<a/>',
  '<?xml version="1.0"?><a/>',
  "<?xml version='1.0' encoding='UTF-8' ?>\n<a/>\n",
  '<a b="1" c=\'&lt;"&amp;\'>x &lt;y&gt; &amp;&quot;&apos; z</a>',
  '<p:a xmlns:p="urn:1"><p:b/><b xmlns="urn:2"><c/></b></p:a>',
  '<a>one\r\ntwo\rthree\n</a>',
  '<a >é ü – €</a>',
  '<a-b.c_1><_x/></a-b.c_1>',
])('%j is read as saxes reads it, without saxes', (document) => {
  expect(plain(document)).not.toBe('left to saxes');
  expect(plain(document)).toEqual(saxes(document));
});

test.each([
  '<a><!-- c --></a>',
  '<a><![CDATA[x]]></a>',
  '<!DOCTYPE a><a/>',
  '<a>&#65;</a>',
  '<a>&nbsp;</a>',
  '<a>&</a>',
  '<a>&lt</a>',
  '<a>]]></a>',
  '<a>\u0001</a>',
  '<a>𝄞</a>',
  '<ä/>',
  '<a></a >',
  '<a b = "1"/>',
  '<a b="1"c="2"/>',
  '<a b="1" b="2"/>',
  '<a b="<"/>',
  '<a b="\n"/>',
  '<a b=1/>',
  '<a></b>',
  '<a><b></a></b>',
  '<a/><b/>',
  '<a/>x',
  'x<a/>',
  '<a',
  '<a><',
  '<a>',
  '</a>',
  '<a/ >',
  '< a/>',
  '<?xml version="1.1"?><a/>',
  ' <?xml version="1.0"?><a/>',
  '<a><?pi?></a>',
  '',
])('%j is left to saxes', (document) => {
  expect(plain(document)).toBe('left to saxes');
});

const name = fc.constantFrom('a', 'b', 'p:a', 'xml:lang', 'xmlns', 'xmlns:p', 'a:b:c', '1a', 'ä', ':a', 'a:');
const space = fc.constantFrom('', ' ', '\n', '  ', '\t');
const text = fc.constantFrom(
  'x',
  ' ',
  '\r\n',
  '&lt;',
  '&amp;amp;',
  '&#10;',
  '&x;',
  '&',
  ';',
  '>',
  ']]>',
  'ü',
  '𝄞',
  '\u0000',
);
const value = fc.constantFrom('"1"', "'2'", '"urn:p"', '""', '"<"', '"&lt;\'"', '"&"', '"\t"', '3', '');
const attribute = fc.tuple(space, name, value).map(([before, key, quoted]) => `${before}${key}=${quoted}`);
const tag = fc
  .tuple(
    fc.constantFrom('<', '</', '<', '<?', '<!--'),
    name,
    fc.array(attribute, { maxLength: 2 }),
    space,
    fc.constantFrom('>', '/>', '>', '?>', '-->', ''),
  )
  .map(([start, key, attributes, after, end]) => start + key + attributes.join('') + after + end);
const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(name, fc.array(attribute, { maxLength: 2 }), space, fc.array(tie('content'), { maxLength: 3 }))
    .map(
      ([key, attributes, after, content]) =>
        `<${key}${attributes.join('')}${after}>${content.join('')}</${key}>`,
    ),
  content: fc.oneof({ maxDepth: 4 }, text, tie('element'), tie('element'), { weight: 1, arbitrary: tag }),
}));
const documents = fc.oneof(
  fc.array(fc.oneof(tag, text, element), { maxLength: 6 }).map((parts) => parts.join('')),
  element,
  fc.tuple(fc.constantFrom('', '<?xml version="1.0"?>', '\n'), element, space).map((parts) => parts.join('')),
);

test('every document is read as saxes reads it, or left to saxes', () => {
  let readPlainly = 0;
  fc.assert(
    fc.property(documents, (document) => {
      const result = plain(document);
      if (result === 'left to saxes') return;
      if (typeof result === 'object') readPlainly += 1;
      expect(result).toEqual(saxes(document));
    }),
    { numRuns: 20_000 },
  );
  expect(readPlainly).toBeGreaterThan(500);
});
