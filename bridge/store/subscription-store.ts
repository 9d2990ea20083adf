import { z } from 'zod';
import type { StoredSubscription, SubscriptionStore } from '../core/subscription-store-port.ts';
import type { Store } from './store.ts';

const stored = z.object({
  userId: z.string(),
  appUrl: z.string(),
  appIds: z.array(z.string()),
  workcenterId: z.string().optional(),
  language: z.string().optional(),
});

/** Subscriptions, by user. */
export function createSubscriptionStore(store: Store): SubscriptionStore {
  const table = store.table<StoredSubscription>('subscription', {
    parse: (json) => {
      const { workcenterId, language, ...subscription } = stored.parse(json);
      return { ...subscription, workcenterId, language };
    },
  });
  return {
    all: () => table.entries().map(([, subscription]) => subscription),
    save: (subscription) => table.put(subscription.userId, subscription),
    remove: (userId) => table.delete(userId),
  };
}
