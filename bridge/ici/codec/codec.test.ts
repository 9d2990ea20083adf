import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue } from '../catalogue/catalogue.ts';
import { operation, service } from '../catalogue/service.ts';
import { boolean, integer, list, optional, record, string } from '../catalogue/shape.ts';
import { defaultDialect } from '../dialects/default-dialect.ts';
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
const operations = [catalogue, { Probe }].flatMap((services) =>
  [...compileCodec(services, defaultDialect).byFullName.values()].map(
    (codec) => [codec.fullName, codec] as const,
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

test.each(operations)('%s: any input comes back from the wire as it was', (_, codec) => {
  fc.assert(
    fc.property(arbitraryFields(codec.operation.input, legalText), (input) => {
      expect(readRequest(codec, codec.writeRequest(input))).toEqual(input);
    }),
    { numRuns: 60 },
  );
});

test.each(operations)('%s: any output comes back from the wire as it was', (_, codec) => {
  const { output } = codec.operation;
  const outputs = output ? arbitraryValue(output, legalText) : fc.constant(undefined);
  fc.assert(
    fc.property(outputs, (value) => {
      expect(codec.readResponse(contentOf(codec.writeResponse(value)), newNotes())).toEqual(value);
    }),
    { numRuns: 60 },
  );
});

test('text that XML cannot hold arrives with U+FFFD in its place', () => {
  const hold = codecOf(defaultDialect).byFullName.get('IciPhoneCall.hold') as OperationCodec;
  fc.assert(
    fc.property(anyText, (itemId) => {
      expect(readRequest(hold, hold.writeRequest({ itemId }))).toEqual({ itemId: withoutIllegal(itemId) });
    }),
  );
});

test('whatever is written is valid by the schema that is served', () => {
  const schema = soapSchema(defaultDialect);
  const written = [...codecOf(defaultDialect).byFullName.values()].map((codec) => {
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
