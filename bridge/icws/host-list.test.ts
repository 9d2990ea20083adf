import { expect, test } from 'vitest';
import { alternateHost, createHostList } from './host-list.ts';

test('the configured hosts are tried in their order, each once', () => {
  const hosts = createHostList(['http://cic1:8018/', 'http://cic2:8018', 'http://cic1:8018']);
  expect(hosts.candidates()).toEqual(['http://cic1:8018', 'http://cic2:8018']);
});

test('the last good host comes first, then those that it named', () => {
  const hosts = createHostList(['http://cic1:8018', 'http://cic2:8018']);
  hosts.succeeded('http://cic2:8018', ['cic3']);
  expect(hosts.candidates()).toEqual(['http://cic2:8018', 'http://cic3:8018', 'http://cic1:8018']);
});

test.each([
  ['https://cic1:8019', 'cic2.example.test', 'https://cic2.example.test:8019'],
  ['https://cic1:8019', 'cic2:9000', 'https://cic2:9000'],
  ['http://gate/api/cic1', 'cic2', 'http://cic2/api/cic1'],
  ['http://cic1:8018', 'http://cic2:8018/icws/connection', 'http://cic2:8018'],
  ['http://cic1:8018', 'http://', 'http://cic1:8018'],
])('from %s the host %s is %s', (host, name, alternate) => {
  expect(alternateHost(host, name)).toBe(alternate);
});
