import { expect, test } from 'vitest';
import { type AppUrl, parseAppUrl } from './app-url.ts';
import { headersOfHost } from './host-headers.ts';

const hosts = [
  { host: 'SAP1.example.com:8000', user: 'ici', password: 'ä:1', headers: {} },
  { host: '*.example.com', headers: { 'X-Agent': 'user={userId}' } },
];
const at = (url: string) => headersOfHost(parseAppUrl(url) as AppUrl, 'Müller', hosts);

test('sends user and password to the host that they are for, and to no other', () => {
  const token = Buffer.from('ici:ä:1').toString('base64');
  expect(at('http://sap1.example.com:8000/ici')).toEqual({ authorization: `Basic ${token}` });
  expect(at('http://sap1.example.com:8001/ici')).not.toHaveProperty('authorization');
  expect(at('http://sap1.example.com.evil.org:8000/ici')).toEqual({});
  expect(at('http://other.org/ici')).toEqual({});
});

test('fills templates with the agent', () => {
  expect(at('https://sap2.example.com/ici')).toEqual({ 'x-agent': 'user=M%C3%BCller' });
});
