import { expect, test } from 'vitest';
import { demoWorld } from '../pbx/demo-world.ts';
import type { IcwsMessage } from './message.ts';
import type { MessageStream } from './message-stream.ts';
import { Session } from './session.ts';

/** A stream whose reader is slow: it takes `room` messages, then asks to wait. */
function slowStream(room: number) {
  const sent: unknown[] = [];
  let ready = () => {};
  const stream: MessageStream = {
    send(data) {
      sent.push(JSON.parse(data).number);
      return sent.length < room;
    },
    ping() {},
    onReady(run) {
      ready = run;
    },
    onClose() {},
    end() {},
    destroy() {},
  };
  return { stream, sent, ready: () => ready() };
}

function open() {
  const [user] = demoWorld().users;
  if (!user) throw new Error('The demo world has no users.');
  const session = new Session({ id: '1', user, csrfToken: 't', cookie: 'c', language: 'en-us' }, 0, () => {});
  const push = (number: number) =>
    session.push({ __type: 'urn:test', isDelta: true, number } as unknown as IcwsMessage);
  return { session, push };
}

test('a poll takes nothing from a stream whose reader is slow, and the order holds', () => {
  const { session, push } = open();
  const { stream, sent, ready } = slowStream(2);
  session.attach(stream);
  for (const number of [1, 2, 3]) push(number);
  expect(sent).toEqual([1, 2]);
  expect(session.take()).toEqual([]);
  push(4);
  ready();
  // the slow reader took the third and asked to wait again
  expect(sent).toEqual([1, 2, 3]);
  ready();
  expect(sent).toEqual([1, 2, 3, 4]);
});
