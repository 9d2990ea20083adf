import { expect, test } from 'vitest';
import {
  decodeEventReply,
  decodeReply,
  defaultDialect,
  encodeEvent,
  encodeRequest,
  eventPath,
  parseDialect,
} from '../index.ts';

function envelope(content: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${content}</s:Body></s:Envelope>`;
}

const reason = { id: '2', description: 'The integration shuts down' };

test.each([
  [
    'our own response',
    '<r:userChangedResponse xmlns:r="urn:ici:IciEvent"><r:response>ok</r:response></r:userChangedResponse>',
    'ok',
  ],
  ['a response called otherwise', '<x><_RESPONSE>done</_RESPONSE></x>', 'done'],
  ['a response without a text', '<x/>', ''],
  ['an empty Body', '', ''],
])('an event is accepted by %s', (_, content, response) => {
  expect(decodeEventReply(defaultDialect, 'userChanged', envelope(content))).toEqual({
    kind: 'accepted',
    response,
  });
});

test('an event is accepted by an answer without a body', () => {
  expect(decodeEventReply(defaultDialect, 'userChanged', ' \n')).toEqual({ kind: 'accepted', response: '' });
});

test.each([
  ['<html><body>Log on</body></html>', 'its root element is html, not a SOAP Envelope'],
  ['<html><br></html>', 'unexpected close tag'],
  ['<!DOCTYPE html><html/>', 'it holds a DTD'],
  ['OK', 'text data outside of root node'],
])('an answer that is no SOAP counts as a fault: %s', (body, message) => {
  expect(decodeEventReply(defaultDialect, 'userChanged', body)).toEqual({
    kind: 'fault',
    code: 'unreadable',
    message: expect.stringContaining(message),
  });
});

test('a fault is read with the code of its detail, or that of SOAP', () => {
  const own =
    '<s:Fault><faultcode>s:Client</faultcode><faultstring>No.</faultstring><detail><e><code>ICI-003</code></e></detail></s:Fault>';
  const foreign = '<s:Fault><faultcode>s:Server</faultcode><faultstring>Broken.</faultstring></s:Fault>';
  expect(decodeReply(defaultDialect, 'IciPhoneCall.hold', envelope(own))).toEqual({
    kind: 'fault',
    code: 'ICI-003',
    message: 'No.',
  });
  expect(decodeEventReply(defaultDialect, 'userChanged', envelope(foreign))).toEqual({
    kind: 'fault',
    code: 'Server',
    message: 'Broken.',
  });
});

test('an answer to another operation is refused', () => {
  const body = envelope('<dropResponse/>');
  expect(() => decodeReply(defaultDialect, 'IciPhoneCall.hold', body)).toThrow(
    'found dropResponse instead of holdResponse',
  );
});

test('a result is found under any name where it is the only one', () => {
  const body = envelope('<pingResponse><return>pong</return></pingResponse>');
  expect(decodeReply(defaultDialect, 'IciSystem.ping', body)).toEqual({ kind: 'answer', value: 'pong' });
});

test('SOAPAction follows the template of the dialect', () => {
  const dialect = parseDialect({ ...defaultDialect, soapAction: '{namespace}#{operation}' });
  const event = encodeEvent(dialect, 'subscriptionEnded', { appIds: [], reason });
  expect(event.soapAction).toBe('"urn:ici:IciEvent#subscriptionEnded"');
});

test('a message without a user has no header', () => {
  expect(encodeRequest(defaultDialect, 'IciSystem.ping', {}).body).not.toContain('Header');
  expect(encodeRequest(defaultDialect, 'IciSystem.ping', {}, 'a<b').body).toContain(
    '<userId>a&lt;b</userId>',
  );
});

test.each([
  ['', '/sap/bc/ici?sap-client=100&a=b', '/sap/bc/ici?sap-client=100&a=b'],
  ['/IciEvent', '/sap/bc/ici?sap-client=100&a=?', '/sap/bc/ici/IciEvent?sap-client=100&a=?'],
  ['/IciEvent', '/sap/', '/sap/IciEvent'],
])('the path %j of a dialect stands before the query of an appUrl', (path, appUrl, expected) => {
  const dialect = parseDialect({ extends: 'default', events: { path } });
  expect(eventPath(dialect, appUrl)).toBe(expected);
});

test('the header block is written as the dialect nests it', () => {
  const headerOf = (header: object) => {
    const dialect = parseDialect({ extends: 'default', header });
    return /<soap:Header>(.*)<\/soap:Header>/.exec(
      encodeRequest(dialect, 'IciSystem.ping', {}, 'a').body,
    )?.[1];
  };
  expect(headerOf({ path: ['USERID'], namespace: 'urn:h' })).toBe('<USERID xmlns="urn:h">a</USERID>');
  expect(headerOf({ path: ['A', 'B', 'C'], namespace: 'urn:h', qualified: false })).toBe(
    '<h:A xmlns:h="urn:h"><B><C>a</C></B></h:A>',
  );
});
