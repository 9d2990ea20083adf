import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue } from '../catalogue/catalogue.ts';
import { operation, service } from '../catalogue/service.ts';
import { boolean, integer, list, optional, record, string } from '../catalogue/shape.ts';
import { defaultDialect } from '../dialects/default-dialect.ts';
import { type Dialect, dialectStyles } from '../dialects/dialect.ts';
import { parseDialect } from '../dialects/parse-dialect.ts';
import { readEnvelope, writeEnvelope } from '../soap/envelope.ts';
import { createXmlReader } from '../soap/xml-reader.ts';
import {
  anyText,
  arbitraryFields,
  arbitraryValue,
  legalText,
  withoutIllegal,
} from '../testing/arbitrary-value.ts';
import { soapSchema } from '../testing/soap-schema.ts';
import { codecOf, compileCodec, type OperationCodec } from './codec.ts';
import { newNotes } from './shape-reader.ts';

// Shapes that the catalogue does not have yet, in every place where it could have them.
const Leg = record('Leg', { id: integer, isOpen: boolean, notes: optional(list(string)) });
const Probe = service('Probe', 'Every shape in every place', {
  measure: operation({
    summary: 'Takes and gives everything.',
    provenance: 'proposed',
    input: { count: integer, flag: boolean, legs: list(Leg), grid: list(list(integer)), leg: optional(Leg) },
    output: optional(record('Result', { legs: list(Leg), best: optional(Leg), rows: list(list(string)) })),
  }),
});

const readXml = createXmlReader(64);
const dialects: readonly (readonly [string, Dialect])[] = [
  ...dialectStyles.map((style) => [style, { ...defaultDialect, style }] as const),
  [
    'a site dialect',
    parseDialect({
      extends: 'default',
      name: 'site',
      style: 'rpc-encoded',
      namespaces: { types: '{namespace}:types', typesOf: { TextElement: 'urn:a&b' } },
      elements: { item: '{type}', result: 'return' },
      booleans: { true: 'X', false: '' },
    }),
  ],
];
const operations = dialects.flatMap(([name, dialect]) =>
  [catalogue, { Probe }].flatMap((services) =>
    [...compileCodec(services, dialect).byFullName.values()].map(
      (codec) => [codec.fullName, name, codec] as const,
    ),
  ),
);

function contentOf(body: string) {
  const { content } = readEnvelope(readXml(writeEnvelope(body)));
  if (content === undefined) throw new Error(`Failed to find the content of ${body}.`);
  return content;
}

function readRequest(codec: OperationCodec, body: string): unknown {
  const notes = newNotes();
  const input = codec.readRequest(contentOf(body), notes);
  expect(notes).toEqual({ ignored: [], byPosition: [] });
  return input;
}

test.each(operations)('%s in %s: any input comes back from the wire as it was', (_, __, codec) => {
  fc.assert(
    fc.property(arbitraryFields(codec.operation.input, legalText), (input) => {
      expect(readRequest(codec, codec.writeRequest(input))).toEqual(input);
    }),
    { numRuns: 12 },
  );
});

test.each(operations)('%s in %s: any output comes back from the wire as it was', (_, __, codec) => {
  const { output } = codec.operation;
  const outputs = output ? arbitraryValue(output, legalText) : fc.constant(undefined);
  fc.assert(
    fc.property(outputs, (value) => {
      expect(codec.readResponse(contentOf(codec.writeResponse(value)), newNotes())).toEqual(value);
    }),
    { numRuns: 12 },
  );
});

test.each(dialects)('text that XML cannot hold arrives with U+FFFD in its place in %s', (_, dialect) => {
  const hold = codecOf(dialect).byFullName.get('IciPhoneCall.hold') as OperationCodec;
  fc.assert(
    fc.property(anyText, (itemId) => {
      expect(readRequest(hold, hold.writeRequest({ itemId }))).toEqual({ itemId: withoutIllegal(itemId) });
    }),
  );
});

test.each([
  ['nothing', ''],
  ['white space alone', ' \t\n '],
  ['white space at both ends', '  a b\n'],
  ['line ends of every kind', 'a\r\nb\rc\nd\r'],
  ['the end of CDATA', 'a]]>b]]>'],
  ['half of the end of CDATA', ']] > ]]&gt;'],
  ['XML', '<?xml version="1.0"?><a b="c">&amp;</a>'],
  ['characters beyond the first plane', '😀 𝒳 \u{10FFFD}'],
  ['an escape that is text', '&#13; &lt; _x000D_'],
])('%s comes back as it was, in every dialect', (_, text) => {
  for (const [, dialect] of dialects) {
    const set = codecOf(dialect).byFullName.get('IciItem.setAttachedData') as OperationCodec;
    const input = { itemId: text, attachedData: text };
    expect(readRequest(set, set.writeRequest(input))).toEqual(input);
  }
});

const literal = dialects.filter(([, { style }]) => style !== 'rpc-encoded');

test.each([
  ...literal,
  ['unqualified elements', { ...defaultDialect, elements: { ...defaultDialect.elements, qualified: false } }],
  [
    'repeated lists and types in many namespaces',
    parseDialect({
      extends: 'default',
      name: 'site',
      namespaces: {
        types: '{namespace}',
        typesOf: { TextElement: 'urn:texts' },
        response: '{namespace}:answers',
      },
      elements: { lists: 'repeated', item: '{type}' },
    }),
  ],
] as const)('whatever is written is valid by the schema that is served: %s', (_, dialect) => {
  const schema = soapSchema(dialect);
  const written = [...codecOf(dialect).byFullName.values()].map((codec) => {
    const { output } = codec.operation;
    const outputs = output ? arbitraryValue(output, anyText) : fc.constant(undefined);
    return fc.oneof(
      arbitraryFields(codec.operation.input, anyText).map(codec.writeRequest),
      outputs.map(codec.writeResponse),
    );
  });
  fc.assert(
    fc.property(fc.oneof(...written), (body) => schema.expectValid(writeEnvelope(body))),
    { numRuns: 300 },
  );
});

const measure = compileCodec({ Probe }, defaultDialect).byFullName.get('Probe.measure') as OperationCodec;

function measured(parameters: string): unknown {
  return measure.readRequest(contentOf(`<measure>${parameters}</measure>`), newNotes());
}

test.each([
  ['<count>1.5</count>', 'count expects a whole number, not "1.5"'],
  ['<count>9007199254740993</count>', 'count expects a whole number, not "9007199254740993"'],
  ['<count></count>', 'count expects a whole number, not ""'],
  ['<count>0x10</count>', 'count expects a whole number, not "0x10"'],
  ['<flag>yes</flag>', 'flag expects true or false, not "yes"'],
  ['<legs>none</legs>', 'legs expects one element for each entry, not text'],
  ['<legs><leg><id>1</id></leg></legs>', 'legs.item.isOpen is missing'],
  ['<legs><leg/></legs>', 'legs.item.id, legs.item.isOpen are missing'],
  ['<grid><row><cell>a</cell></row></grid>', 'grid.item.item expects a whole number, not "a"'],
  ['', 'count, flag, legs, grid are missing'],
])('%s is refused: %s', (parameters, reason) => {
  expect(() => measured(parameters)).toThrow(
    `Failed to read Probe.measure: ${reason}. The WSDL at ?wsdl shows what it takes.`,
  );
});

test('booleans and numbers may stand between white space and in all of their spellings', () => {
  expect(measured('<count> +7\n</count><flag>1</flag><legs/><grid/>')).toMatchObject({
    count: 7,
    flag: true,
  });
  expect(measured('<count>-0</count><flag> false </flag><legs/><grid/>')).toMatchObject({ flag: false });
});

test.each([
  [{ count: '1' }, 'expected a whole number, got string 1'],
  [{ count: 1.5 }, 'expected a whole number, got number 1.5'],
  [{ count: 1 }, 'expected true or false, got nothing'],
  [{ count: 1, flag: true, legs: 'none' }, 'expected a list, got string none'],
  [{ count: 1, flag: true, legs: [null] }, 'expected an object, got object null'],
])('a value of the wrong type never reaches the wire: %j', (input, reason) => {
  expect(() => measure.writeRequest(input)).toThrow(reason);
});

test.each([
  ['xsi:nil', '<leg x:nil="true" xmlns:x="http://www.w3.org/2001/XMLSchema-instance"/>'],
  ['nil without a prefix', '<leg nil="1"/>'],
  [
    'xsi:null of the first schema drafts',
    '<leg x:null="1" xmlns:x="http://www.w3.org/1999/XMLSchema-instance"/>',
  ],
])('%s means that nothing is there', (_, leg) => {
  const rest = '<count>1</count><flag>1</flag><legs/><grid/>';
  expect(measured(rest + leg)).toEqual({ count: 1, flag: true, legs: [], grid: [] });
});

test('an entry that is nil is left out of its list, and entries may have any name', () => {
  const leg = '<id>1</id><isOpen>0</isOpen>';
  const legs = `<legs><a>${leg}</a><b nil="true"/><c>${leg}</c></legs>`;
  expect(measured(`<count>1</count><flag>1</flag>${legs}<grid/>`)).toMatchObject({
    legs: [{ id: 1 }, { id: 1 }],
  });
});

test('arrays of section 5 are read in any dialect, shared ones too', () => {
  const encoded = `<measure xmlns:enc="http://schemas.xmlsoap.org/soap/encoding/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
    <count xsi:type="xsd:int">1</count><flag href="#f"/>
    <legs href="#l"/><grid xsi:type="enc:Array" enc:arrayType="xsd:int[][1]"><x enc:arrayType="xsd:int[2]"><i>1</i><i>2</i></x></grid>
  </measure><multiRef id="f" xsi:type="xsd:boolean" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">true</multiRef>
  <multiRef id="l" enc:arrayType="t:Leg[1]" xmlns:enc="http://schemas.xmlsoap.org/soap/encoding/"><e href="#e"/></multiRef>
  <multiRef id="e"><id>7</id><isOpen>false</isOpen></multiRef>`;
  for (const [, dialect] of dialects) {
    const { readRequest: read } = compileCodec({ Probe }, dialect).byFullName.get(
      'Probe.measure',
    ) as OperationCodec;
    expect(read(contentOf(encoded), newNotes())).toEqual({
      count: 1,
      flag: true,
      legs: [{ id: 7, isOpen: false }],
      grid: [[1, 2]],
    });
  }
});

function toggled(parameters: string): unknown {
  const toggle = codecOf(defaultDialect).byFullName.get('IciPhoneCall.toggle') as OperationCodec;
  const notes = newNotes();
  return { ...toggle.readRequest(contentOf(`<toggle>${parameters}</toggle>`), notes), ...notes };
}

test.each([
  ['<param1>1</param1><param2>2</param2>'],
  ['<in0>1</in0><in1>2</in1>'],
  ['<arg1>2</arg1><arg0>1</arg0>'],
])('%s are bound by position, and that is told', (parameters) => {
  expect(toggled(parameters)).toEqual({
    activeItemId: '1',
    heldItemId: '2',
    ignored: [],
    byPosition: expect.arrayContaining([expect.stringMatching(/^\w+[01] as activeItemId$/)]),
  });
});

test.each([
  ['a known name beside others', '<activeItemId>1</activeItemId><param2>2</param2>'],
  ['names that mean something', '<held>1</held><active>2</active>'],
  ['numbers with a gap', '<arg0>1</arg0><arg2>2</arg2>'],
  ['numbers that do not begin at the start', '<arg3>1</arg3><arg4>2</arg4>'],
  ['more than the operation takes', '<arg0>1</arg0><arg1>2</arg1><arg2>3</arg2>'],
  ['different stems', '<in0>1</in0><arg1>2</arg1>'],
])('%s are never bound by position', (_, parameters) => {
  expect(() => toggled(parameters)).toThrow(/heldItemId (is|are) missing|are missing/);
});

test('the only parameter of an operation may have any name, and that is told', () => {
  const hold = codecOf(defaultDialect).byFullName.get('IciPhoneCall.hold') as OperationCodec;
  const notes = newNotes();
  expect(hold.readRequest(contentOf('<hold><callId>17</callId></hold>'), notes)).toEqual({ itemId: '17' });
  expect(notes).toEqual({ ignored: [], byPosition: ['callId as itemId'] });
});

test('ABAP flags are read and written beside the words of XML', () => {
  const dialect = parseDialect({ extends: 'default', name: 'abap', booleans: { true: 'X', false: '' } });
  const abap = compileCodec({ Probe }, dialect).byFullName.get('Probe.measure') as OperationCodec;
  const flagOf = (flag: string) =>
    abap.readRequest(
      contentOf(`<measure><count>1</count><flag>${flag}</flag><legs/><grid/></measure>`),
      newNotes(),
    ).flag;
  expect(['X', '', ' ', 'true', '0'].map(flagOf)).toEqual([true, false, false, true, false]);
  expect(() => flagOf('x')).toThrow('flag expects true, false, X or nothing, not "x"');
  expect(abap.writeRequest({ count: 1, flag: true, legs: [], grid: [] })).toContain('<i:flag>X</i:flag>');
  expect(abap.writeRequest({ count: 1, flag: false, legs: [], grid: [] })).toContain('<i:flag></i:flag>');
});
