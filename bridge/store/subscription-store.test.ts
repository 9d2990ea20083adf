import { expect, onTestFinished, test } from 'vitest';
import { openStore } from './store.ts';
import { createSubscriptionStore } from './subscription-store.ts';

test('keeps one subscription for each user', () => {
  const store = openStore({ path: ':memory:' });
  onTestFinished(() => store.close());
  const subscriptions = createSubscriptionStore(store);
  const first = {
    userId: 'agent1',
    appUrl: 'http://sap/1',
    appIds: ['a'],
    workcenterId: undefined,
    language: 'de',
  };
  const second = { ...first, appIds: ['a', 'b'], workcenterId: 'WS-1' };
  subscriptions.save(first);
  subscriptions.save(second);
  subscriptions.save({ ...first, userId: 'constructor' });
  expect(subscriptions.all()).toEqual([second, { ...first, userId: 'constructor' }]);
  subscriptions.remove('agent1');
  expect(subscriptions.all()).toHaveLength(1);
});
