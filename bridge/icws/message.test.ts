import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMessage } from './message.ts';

test('a queue message is read with whatever CIC leaves out or spells differently', () => {
  const value = {
    __type: 'urn:inin.com:queues:queueContentsMessage',
    isDelta: false,
    subscriptionId: 7,
    interactionsAdded: [
      { interactionId: 42, attributes: { Eic_Muted: 1, Eic_Private: false, Eic_RemoteName: null } },
    ],
    interactionsRemoved: null,
    somethingNew: {},
  };
  expect(readMessage(value)).toEqual({
    kind: 'queueContents',
    isDelta: false,
    subscriptionId: '7',
    added: [
      { interactionId: '42', attributes: { Eic_Muted: '1', Eic_Private: 'false', Eic_RemoteName: '' } },
    ],
    changed: [],
    removed: [],
  });
});

test.each([2, '2', 'down', 'Down'])('connection state %j is down', (newConnectionState) => {
  const __type = 'urn:inin.com:connection:connectionStateChangeMessage';
  const message = readMessage({ __type, newConnectionState, reason: 'Switchover' });
  expect(message).toEqual({ kind: 'sessionDown', reason: 'Switchover', shouldReconnect: true });
});

test('a connection that goes up says nothing', () => {
  const __type = 'urn:inin.com:connection:connectionStateChangeMessage';
  expect(readMessage({ __type, newConnectionState: 1 }).kind).toBe('unknown');
});

test('a known type in an unknown shape is malformed, an unknown type unknown', () => {
  expect(readMessage({ __type: 'urn:inin.com:queues:queueContentsMessage' }).kind).toBe('malformed');
  expect(readMessage({ __type: 'urn:inin.com:queues:futureMessage' })).toEqual({
    kind: 'unknown',
    type: 'urn:inin.com:queues:futureMessage',
  });
  expect(readMessage({ __type: 'toString' }).kind).toBe('unknown');
});

test('a failed operation carries its error, a good one none', () => {
  const __type = 'urn:inin.com:messaging:asyncOperationCompletedMessage';
  expect(readMessage({ __type, requestId: 17, error: null })).toMatchObject({
    requestId: '17',
    failure: undefined,
  });
  const refused = readMessage({ __type, requestId: '17', error: { message: 'No.' } });
  expect(refused).toMatchObject({ kind: 'completed', failure: { message: 'No.' } });
});

test('nothing that can come as JSON makes the reader throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(readMessage(value).kind).toBeTypeOf('string');
    }),
  );
});
