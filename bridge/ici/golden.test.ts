import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BridgeError } from '../core/bridge-error.ts';
import type { ErrorName } from '../core/error-codes.ts';
import { catalogue } from './catalogue/catalogue.ts';
import {
  decodeEventReply,
  defaultDialect,
  encodeEvent,
  type IciEventName,
  type OperationInput,
} from './index.ts';
import { canonical, soapSchema } from './testing/soap-schema.ts';
import { startEdge } from './testing/start-edge.ts';

// A folder is a case, called Service.operation with what is special behind it:
//   request.xml    what the caller sends; of an event, what the bridge sends
//   request.json   the parameters in it; without it the handler must not be called
//   response.json  what the handler answers; of an event, how its answer is read
//   error.json     what the handler throws instead
//   response.xml   what the caller gets; of an event, what SAP answers

const root = new URL('./golden/', import.meta.url);
const folders = readdirSync(root).sort();
const schema = soapSchema(defaultDialect);

function file(folder: string, name: string): string {
  return readFileSync(new URL(`${folder}/${name}`, root), 'utf8');
}

function json(folder: string, name: string): unknown {
  return existsSync(new URL(`${folder}/${name}`, root)) ? JSON.parse(file(folder, name)) : undefined;
}

const isEvent = (folder: string) =>
  folder.startsWith('IciEvent.') && json(folder, 'request.json') !== undefined;

test.each(folders.filter((folder) => !isEvent(folder)))('%s is answered as written', async (folder) => {
  const [service = '', operation = ''] = folder.split('.');
  const input = json(folder, 'request.json');
  const error = json(folder, 'error.json') as { code: ErrorName; message: string } | undefined;
  const calls: unknown[] = [];
  await using edge = await startEdge({
    answer(name, given, call) {
      calls.push({ name, given, userId: call.headerUserId });
      if (error) throw new BridgeError(error.code, error.message);
      return json(folder, 'response.json');
    },
  });

  const reply = await edge.post(`/ici/${service}`, file(folder, 'request.xml'));

  expect(canonical(reply.body)).toBe(canonical(file(folder, 'response.xml')));
  expect(reply.status).toBe(reply.body.includes('<soap:Fault>') ? 500 : 200);
  expect(calls).toEqual(input ? [{ name: `${service}.${operation}`, given: input, userId: 'agent1' }] : []);
  if (!reply.body.includes('MustUnderstand')) schema.expectValid(reply.body);
});

test.each(folders.filter(isEvent))('%s is sent and its answer read as written', (folder) => {
  const event = folder.split('.')[1] as IciEventName;
  const input = json(folder, 'request.json') as OperationInput<`IciEvent.${IciEventName}`>;

  const message = encodeEvent(defaultDialect, event, input as never, 'agent1');

  expect(canonical(message.body)).toBe(canonical(file(folder, 'request.xml')));
  expect(message).toMatchObject({ contentType: 'text/xml; charset=utf-8', soapAction: '""' });
  schema.expectValid(message.body);
  expect(decodeEventReply(defaultDialect, event, file(folder, 'response.xml'))).toEqual(
    json(folder, 'response.json'),
  );
});

test('every operation and event of the catalogue has a golden folder', () => {
  const names = Object.values(catalogue).flatMap(({ name, operations }) =>
    Object.keys(operations).map((operation) => `${name}.${operation}`),
  );
  expect(folders).toEqual(expect.arrayContaining(names));
});
