import { expect, test } from 'vitest';
import { capability, channel, textElement } from './codes.ts';
import { defaultDialect } from './default-dialect.ts';
import schemaFile from './dialect.schema.json' with { type: 'json' };
import { dialectJsonSchema } from './dialect-json-schema.ts';
import { parseDialect } from './parse-dialect.ts';

test('symbolic names become what the dialect says', () => {
  const dialect = parseDialect({
    ...defaultDialect,
    codes: {
      ...defaultDialect.codes,
      phoneCallStatus: {
        ...defaultDialect.codes.phoneCallStatus,
        alerting: { id: 'R', description: 'Klingelt' },
      },
    },
    channels: { ...defaultDialect.channels, telephony: 'TEL' },
    capabilities: { ...defaultDialect.capabilities, HangUp: 'DROP' },
  });
  expect(textElement(dialect, 'phoneCallStatus', 'alerting')).toEqual({ id: 'R', description: 'Klingelt' });
  expect(textElement(dialect, 'processingStatus', 'wrapUp')).toEqual({ id: '5', description: 'Wrap-up' });
  expect(channel(dialect, 'telephony')).toBe('TEL');
  expect(capability(dialect, 'HangUp')).toBe('DROP');
  expect(capability(dialect, 'Accept')).toBe('Accept');
});

test.each([
  [{ name: '' }, 'name: '],
  [
    { style: 'rpc-encode' },
    'style: must be document-literal-wrapped, rpc-literal or rpc-encoded; did you mean rpc-encoded?',
  ],
  [{ style: 'telegraph' }, 'style: must be document-literal-wrapped, rpc-literal or rpc-encoded. '],
  [{ namespaces: { service: 'urn:a' } }, 'namespaces.types: '],
  [
    { namespaces: { ...defaultDialect.namespaces, services: { IciFax: 'urn:fax' } } },
    'namespaces.services.IciFax: the catalogue has no such service',
  ],
  [
    { paths: { ...defaultDialect.paths, combined: 'ici' } },
    'paths.combined: must be a path that begins with a slash',
  ],
  [{ paths: { ...defaultDialect.paths, service: '/ici' } }, 'paths.service: must contain {service}'],
  [{ header: { path: ['a:b'] } }, 'header.path.0: must be an XML name without a prefix'],
  [{ header: { path: [] } }, 'header.path: must not be empty'],
  [{ header: { paht: ['a'] } }, 'header.paht: is not known; did you mean path?'],
  [
    { names: { 'IciPhoneCall.holdd': ['fly'] } },
    'names.IciPhoneCall.holdd: the catalogue has no such operation, parameter, field or type; did you mean IciPhoneCall.hold?',
  ],
  [
    { soapActions: { 'IciUser.subscribed': '' } },
    'soapActions.IciUser.subscribed: the catalogue has no such operation; did you mean IciUser.subscribe?',
  ],
  [
    { namespaces: { ...defaultDialect.namespaces, typesOf: { Phonecall: 'urn:x' } } },
    'namespaces.typesOf.Phonecall: the catalogue has no such type; did you mean PhoneCall?',
  ],
  [
    { paths: { ...defaultDialect.paths, services: { IciUsr: '/u' } } },
    'paths.services.IciUsr: the catalogue has no such service; did you mean IciUser?',
  ],
  [
    { elements: { ...defaultDialect.elements, items: { TextElements: 'x' } } },
    'elements.items.TextElements: the catalogue has no such list type; did you mean TextElementList?',
  ],
  [
    { style: 'rpc-encoded', elements: { ...defaultDialect.elements, qualified: true } },
    'elements.qualified: rpc-encoded has no namespaces on inner elements',
  ],
  [
    { style: 'rpc-literal', elements: { ...defaultDialect.elements, lists: 'repeated' } },
    'elements.lists: the parts of rpc-literal cannot be repeated',
  ],
  [{ booleans: { true: 'X', false: 'X' } }, 'booleans: must tell true from false'],
  [{ events: { path: 'IciEvent' } }, 'events.path: must be empty or a path that begins with a slash'],
  [{ extends: 'site.json' }, 'extends: site.json cannot be read from here'],
  [{ extends: 1 }, 'extends: must be "default" or the path of a dialect file'],
  [
    { codes: {} },
    'codes.phoneCallStatus: is missing; a file with "extends": "default" needs only what is different',
  ],
  [{ names: { 'IciPhoneCall.hold': [] } }, 'names.IciPhoneCall.hold: '],
  [{ colour: 'blue' }, 'colour'],
])('%j is refused and named', (change, reason) => {
  expect(() => parseDialect({ ...defaultDialect, ...change })).toThrow(reason);
});

test('all wrong fields are named at once', () => {
  expect(() => parseDialect({ ...defaultDialect, name: 1, soapAction: 2 })).toThrow(/name: .*; soapAction: /);
});

test('two operations or parameters with one wire name are refused', () => {
  expect(() => parseDialect({ ...defaultDialect, names: { 'IciPhoneCall.drop': ['hold'] } })).toThrow(
    /IciPhoneCall\.(drop|hold) and IciPhoneCall\.(drop|hold) are both called "hold"/,
  );
  expect(() => parseDialect({ ...defaultDialect, names: { 'IciUser.subscribe.appId': ['appUrl'] } })).toThrow(
    'IciUser.subscribe.appUrl and IciUser.subscribe.appId are both called "appUrl"',
  );
});

test('a dialect that extends another holds only what is different', () => {
  const files: Record<string, unknown> = {
    'base.json': {
      extends: 'default',
      name: 'base',
      style: 'rpc-literal',
      names: { 'IciPhoneCall.hold': ['Hold'] },
    },
  };
  const dialect = parseDialect(
    { $schema: 'x', extends: 'base.json', name: 'site', names: { 'IciPhoneCall.drop': ['HangUp'] } },
    (name) => files[name],
  );
  expect(dialect).toEqual({
    ...defaultDialect,
    name: 'site',
    style: 'rpc-literal',
    names: { 'IciPhoneCall.hold': ['Hold'], 'IciPhoneCall.drop': ['HangUp'] },
  });
});

test('dialects that extend each other are refused', () => {
  expect(() => parseDialect({ extends: 'a' }, (name) => ({ extends: name === 'a' ? 'b' : 'a' }))).toThrow(
    'extends: a extends b extends a leads back to itself',
  );
});

test('the JSON Schema for editors is that of the code', () => {
  expect(schemaFile).toEqual(JSON.parse(JSON.stringify(dialectJsonSchema())));
});
