import { VirtualClock } from '@switchhook/bridge/clock';
import { expect, test } from 'vitest';
import { aPbx } from '../testing/a-pbx.ts';
import { Session } from './session.ts';
import { createSubscriptionIndex } from './subscription-index.ts';
import { queueSubscription } from './subscriptions/queue.ts';

function aSession(id: string): Session {
  const user = aPbx().pbx.directory.user('bridge');
  if (!user) throw new Error('Failed to find bridge: the demo world has no super user.');
  const identity = { id, user, csrfToken: 't', cookie: 'c', language: 'en' };
  return new Session(identity, new VirtualClock().now(), () => {});
}

test('what a session subscribed to is forgotten with it', () => {
  const { pbx } = aPbx();
  const index = createSubscriptionIndex();
  const session = aSession('1');
  const other = aSession('2');
  const parameters = {
    queueIds: [{ queueType: 1 as const, queueName: 'agent1' }],
    attributeNames: ['Eic_State'],
  };
  for (const key of ['a', 'b', 'a']) {
    index.put(session, key, queueSubscription(pbx, session.user, key, parameters));
  }
  index.put(other, 'a', queueSubscription(pbx, other.user, 'a', parameters));
  expect(index.size).toBe(3);
  index.delete(session, 'b');
  index.delete(session, 'never');
  expect(index.size).toBe(2);
  index.deleteAll(session);
  expect(index.size).toBe(1);
});

test('a session that nobody reads is ended before it fills the memory', () => {
  let overflowed: Session | undefined;
  const user = aPbx().pbx.directory.user('agent1');
  if (!user) throw new Error('Failed to find agent1: the demo world has no such user.');
  const identity = { id: '1', user, csrfToken: 't', cookie: 'c', language: 'en' };
  const session = new Session(identity, 0, (ended) => {
    overflowed = ended;
  });
  const message = { __type: 'urn:inin.com:test:test', isDelta: true } as const;
  for (let count = 0; count < 10_000; count += 1) session.push(message);
  expect(overflowed).toBeUndefined();
  session.push(message);
  expect(overflowed).toBe(session);
});
