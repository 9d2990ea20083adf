import { expect, test } from 'vitest';
import { messageName, streamedName } from './message-name.ts';

const envelope = (body: string) =>
  `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`;

test.each([
  [
    'prefixed',
    '/x',
    '<p:hold xmlns:p="urn:x:IciPhoneCall"><p:itemId>1</p:itemId></p:hold>',
    'IciPhoneCall.hold',
  ],
  ['default namespace', '/x', '<hold xmlns="urn:x:IciPhoneCall"/>', 'IciPhoneCall.hold'],
  ['a comment in front', '/x', '<!-- c --> <hold xmlns="urn:x:IciItem"/>', 'IciItem.hold'],
  ['no namespace, at a path of its own', '/ici/IciUser', '<subscribe/>', 'IciUser.subscribe'],
  ['neither', '/ici', '<subscribe/>', 'subscribe'],
])('names a SOAP call: %s', (_case, path, body, name) => {
  expect(messageName('POST', path, envelope(body))).toBe(name);
});

test('finds a namespace that is declared on the envelope', () => {
  const body =
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:e="urn:x:IciEvent"><s:Body><e:phoneCallChanged/></s:Body></s:Envelope>';
  expect(messageName('POST', '/events', body)).toBe('IciEvent.phoneCallChanged');
});

test('shortens the session of an ICWS request and leaves the query out', () => {
  expect(messageName('PUT', '/icws/29113001/connection/station?x=1', '{}')).toBe(
    'PUT {S}/connection/station',
  );
  expect(messageName('POST', '/icws/connection?include=features', '{}')).toBe('POST /icws/connection');
});

test('names any other request by its method and path', () => {
  expect(messageName('GET', '/ici/IciUser?wsdl', '')).toBe('GET /ici/IciUser?wsdl');
});

test('names a streamed message by its type', () => {
  expect(streamedName('{"isDelta":true,"__type":"urn:inin.com:queues:queueContentsMessage"}')).toBe(
    'queueContentsMessage',
  );
  expect(streamedName('not JSON')).toBe('message');
});
