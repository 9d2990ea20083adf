import { expect, test } from 'vitest';
import { BridgeError } from '../core/bridge-error.ts';
import { describeAppUrl, parseAppUrl } from './app-url.ts';

test.each([
  ['http://sap.example.com:8000/sap/bc/ici?sap-client=100', '/sap/bc/ici?sap-client=100'],
  ['https://SAP.example.com', '/'],
  ['http://sap.example.com?x=1', '/?x=1'],
  ['http://sap.example.com/a/../b/%7e(bD1kZQ==)/#top', '/a/../b/%7e(bD1kZQ==)/'],
])('takes the path of %s byte for byte', (text, path) => {
  expect(parseAppUrl(text)).toEqual({ text, origin: new URL(text).origin, path });
});

test.each([
  ['', 'empty'],
  ['ftp://sap.example.com/', 'neither http nor https'],
  ['/sap/bc/ici', 'not a URL'],
  ['http:sap.example.com', 'no host'],
  ['http://sap.example.com:99999/', 'not a URL'],
  ['http://user:secret@sap.example.com/', 'credentials'],
  ['http://sap.example.com/a b', 'blanks'],
  ['http://sap.example.com/\r\nHost: other', 'blanks'],
  ['http:\\\\sap.example.com\\ici', 'characters'],
  ['javascript:alert(1)', 'neither http nor https'],
])('refuses %j as an address', (text, why) => {
  const refusal = parseAppUrl(text);
  expect(refusal).toBeInstanceOf(BridgeError);
  expect(refusal).toMatchObject({ code: 'badAddress', message: expect.stringContaining(why) });
});

test('repeats no credentials when it refuses an address', () => {
  expect(
    (parseAppUrl('http://user:secret@sap.example.com/?token=secret') as BridgeError).message,
  ).not.toContain('secret');
});

test('shows an address without its query', () => {
  expect(describeAppUrl('http://sap.example.com/ici?sap-contextid=SID')).toBe('http://sap.example.com/ici?…');
  expect(describeAppUrl('http://sap.example.com/ici')).toBe('http://sap.example.com/ici');
});
