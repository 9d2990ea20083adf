import { expect, test } from 'vitest';
import { createDirectory } from './directory.ts';
import { traceNumber } from './number-trace.ts';

const directory = createDirectory();

test.each([
  ['sip:555@example.com', '+555'],
  ['sip:bob@example.com', '+0'],
  ['/1234', '+1234'],
  ['1234', '+1234'],
  ['+1234', '+1234'],
  ['PrivateNumber', '+0'],
  ['aaa111', '+0'],
])('makes %s the number %s (G5)', (address, number) => {
  expect(traceNumber(address, directory).number).toBe(number);
});

test('shows each step, the partner and the pop of a contact', () => {
  const trace = traceNumber('sip:+494066969511@example.com', directory);
  expect(trace.steps.map(({ rule, after }) => [rule, after])).toEqual([
    ['sip', '+494066969511@example.com'],
    ['at', '+494066969511'],
    ['slash', '+494066969511'],
    ['letter', '+494066969511'],
    ['plus', '+494066969511'],
  ]);
  expect(trace.screenPop).toEqual({
    fact: 'G14',
    page: 'account',
    left: 'Svea Hafenkind, Nordlicht Probebau GmbH',
  });
});

test('names the addresses that all become +0', () => {
  const { collisions, screenPop } = traceNumber('Reception', directory);
  expect(screenPop.fact).toBe('G10');
  expect(collisions.map(({ address }) => address)).toEqual([
    'sip:bob@example.com',
    'PrivateNumber',
    'aaa111',
  ]);
});
