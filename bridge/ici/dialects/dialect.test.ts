import { expect, test } from 'vitest';
import { codecOf } from '../codec/codec.ts';
import { capability, channel, textElement } from './codes.ts';
import { defaultDialect } from './default-dialect.ts';
import { parseDialect } from './dialect.ts';

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
    { style: 'rpc-encoded' },
    'style: rpc-encoded is planned but not spoken yet; use document-literal-wrapped',
  ],
  [{ style: 'telegraph' }, 'style: must be document-literal-wrapped'],
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
  [{ header: { element: 'a:b', userId: 'userId' } }, 'header.element: must be an XML name without a prefix'],
  [
    { names: { 'IciPhoneCall.levitate': ['fly'] } },
    'names.IciPhoneCall.levitate: the catalogue has no such operation',
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
  const operations = parseDialect({ ...defaultDialect, names: { 'IciPhoneCall.drop': ['hold'] } });
  expect(() => codecOf(operations)).toThrow('IciPhoneCall.drop and IciPhoneCall.hold are both called "hold"');

  const parameters = parseDialect({ ...defaultDialect, names: { 'IciUser.subscribe.appId': ['appUrl'] } });
  expect(() => codecOf(parameters)).toThrow(
    'IciUser.subscribe.appUrl and IciUser.subscribe.appId are both called "appUrl"',
  );
});
