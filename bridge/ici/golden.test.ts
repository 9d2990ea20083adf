import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BridgeError } from '../core/bridge-error.ts';
import type { ErrorName } from '../core/error-codes.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { codecOf, type OperationCodec } from './codec/codec.ts';
import { writeHeader } from './codec/write-header.ts';
import { dialectStyles } from './dialects/dialect.ts';
import {
  type Dialect,
  decodeEventReply,
  defaultDialect,
  encodeEvent,
  type IciEventName,
  type OperationInput,
} from './index.ts';
import { writeEnvelope } from './soap/envelope.ts';
import { writeFault } from './soap/fault.ts';
import { indented } from './testing/indented.ts';
import { canonical, soapSchema } from './testing/soap-schema.ts';
import { startEdge } from './testing/start-edge.ts';

// A folder is a case, called Service.operation with what is special behind it:
//   request.xml    what the caller sends; of an event, what the bridge sends
//   request.json   the parameters in it; without it the handler must not be called
//   response.json  what the handler answers; of an event, how its answer is read
//   error.json     what the handler throws instead
//   response.xml   what the caller gets; of an event, what SAP answers
// These are in document/literal. The same in the other styles are request.rpc-literal.xml, response.rpc-encoded.xml
// and so on, which every operation and event has; a case without request.json, which is about XML, has none.
//
// To add a case: write request.json and response.json (or error.json; neither for an operation that answers nothing),
// then `GOLDEN=write npx vitest run --project unit bridge/ici/golden` writes the XML files that are missing, and
// nothing else. Read them before they are committed: from then on they are what the wire has to look like.

const root = new URL('./golden/', import.meta.url);
const folders = readdirSync(root).sort();
const mayWrite = process.env.GOLDEN === 'write';

interface Style {
  readonly dialect: Dialect;
  /** Of what the other styles write, section 5 of SOAP is beyond a schema. */
  readonly schema: ReturnType<typeof soapSchema> | undefined;
  readonly suffix: string;
}

const styles: readonly Style[] = dialectStyles.map((style) => {
  const dialect: Dialect = { ...defaultDialect, style };
  return {
    dialect,
    schema: style === 'rpc-encoded' ? undefined : soapSchema(dialect),
    suffix: style === defaultDialect.style ? '' : `.${style}`,
  };
});

function json(folder: string, name: string): unknown {
  const url = new URL(`${folder}/${name}`, root);
  return existsSync(url) ? JSON.parse(readFileSync(url, 'utf8')) : undefined;
}

/** A golden file; where it is missing and may be written, what `write` makes of the JSON. */
function golden(folder: string, name: string, write?: () => string): string {
  const url = new URL(`${folder}/${name}`, root);
  if (mayWrite && write && !existsSync(url)) writeFileSync(url, `${indented(write())}\n`);
  return readFileSync(url, 'utf8');
}

function codecFor({ dialect }: Style, folder: string): OperationCodec {
  const [service = '', operation = ''] = folder.split('.');
  const codec = codecOf(dialect).byFullName.get(`${service}.${operation}`);
  if (codec === undefined) throw new Error(`Failed to run ${folder}: the catalogue has no such operation.`);
  return codec;
}

const isEvent = (folder: string) =>
  folder.startsWith('IciEvent.') && json(folder, 'request.json') !== undefined;

function casesOf(chosen: readonly string[]): readonly (readonly [string, string, Style])[] {
  return chosen.flatMap((folder) =>
    styles
      .filter(({ suffix }) => suffix === '' || json(folder, 'request.json') !== undefined)
      .map((style) => [folder, style.dialect.style, style] as const),
  );
}

test.each(casesOf(folders.filter((folder) => !isEvent(folder))))(
  '%s in %s is answered as written',
  async (folder, _, style) => {
    const { dialect, schema, suffix } = style;
    const [service = '', operation = ''] = folder.split('.');
    const input = json(folder, 'request.json') as Readonly<Record<string, unknown>> | undefined;
    const error = json(folder, 'error.json') as { code: ErrorName; message: string } | undefined;
    const calls: unknown[] = [];
    await using edge = await startEdge({
      dialect,
      answer(name, given, call) {
        calls.push({ name, given, userId: call.headerUserId });
        if (error) throw new BridgeError(error.code, error.message);
        return json(folder, 'response.json');
      },
    });
    const request = golden(
      folder,
      `request${suffix}.xml`,
      input && (() => encodedRequest(style, folder, input)),
    );

    const reply = await edge.post(`/ici/${service}`, request);

    // Before a file is written: a fault about the JSON is not what the wire has to look like.
    expect(calls).toEqual(input ? [{ name: `${service}.${operation}`, given: input, userId: 'agent1' }] : []);
    const isRefused = error !== undefined || input === undefined;
    expect(reply.body.includes('<soap:Fault>'), reply.body).toBe(isRefused);
    const expected = golden(folder, `response${suffix}.xml`, input && (() => reply.body));
    expect(canonical(reply.body)).toBe(canonical(expected));
    expect(reply.status).toBe(isRefused ? 500 : 200);
    if (!reply.body.includes('MustUnderstand')) schema?.expectValid(reply.body);
  },
);

function encodedRequest(style: Style, folder: string, input: Readonly<Record<string, unknown>>): string {
  const { service, writeRequest } = codecFor(style, folder);
  return writeEnvelope(writeRequest(input), writeHeader(style.dialect, service.name, 'agent1'));
}

test.each(casesOf(folders.filter(isEvent)))(
  '%s in %s is sent and its answer read as written',
  (folder, _, style) => {
    const { dialect, schema, suffix } = style;
    const event = folder.split('.')[1] as IciEventName;
    const input = json(folder, 'request.json') as OperationInput<`IciEvent.${IciEventName}`>;

    const message = encodeEvent(dialect, event, input as never, 'agent1');

    expect(canonical(message.body)).toBe(
      canonical(golden(folder, `request${suffix}.xml`, () => message.body)),
    );
    expect(message).toMatchObject({ contentType: 'text/xml; charset=utf-8', soapAction: '""' });
    schema?.expectValid(message.body);
    const answer = golden(folder, `response${suffix}.xml`, () => eventAnswer(style, folder));
    expect(decodeEventReply(dialect, event, answer)).toEqual(json(folder, 'response.json'));
  },
);

/** What SAP answers to an event, after the JSON that says how it is read. */
function eventAnswer(style: Style, folder: string): string {
  const reply = json(folder, 'response.json') as ReturnType<typeof decodeEventReply>;
  if (reply.kind === 'accepted') return writeEnvelope(codecFor(style, folder).writeResponse(reply.response));
  return writeFault(style.dialect, new BridgeError('internal', reply.message), '').replace(
    /<detail>.*<\/detail>/,
    '',
  );
}

test('every operation and event of the catalogue has a golden folder', () => {
  const names = Object.values(catalogue).flatMap(({ name, operations }) =>
    Object.keys(operations).map((operation) => `${name}.${operation}`),
  );
  expect(folders).toEqual(expect.arrayContaining(names));
});
