import type { Session } from './session.ts';
import { type ServerChange, type Subscription, type Topic, topicsOf } from './subscription.ts';

interface Subscribed {
  readonly order: number;
  readonly session: Session;
  readonly key: string;
  readonly subscription: Subscription;
}

/** Who subscribed to what: by topic for changes, by session and path for clients. */
export interface SubscriptionIndex {
  /** Creates or replaces the subscription under `key` and pushes its snapshot. */
  put(session: Session, key: string, subscription: Subscription): void;
  delete(session: Session, key: string): void;
  deleteAll(session: Session): void;
  deliver(change: ServerChange): void;
  /** How many subscriptions there are. */
  readonly size: number;
}

export function createSubscriptionIndex(): SubscriptionIndex {
  const bySession = new Map<Session, Map<string, Subscribed>>();
  const byTopic = new Map<Topic, Set<Subscribed>>();
  let nextOrder = 0;

  function forget(subscribed: Subscribed): void {
    for (const topic of subscribed.subscription.topics) {
      const subscribers = byTopic.get(topic);
      subscribers?.delete(subscribed);
      if (subscribers?.size === 0) byTopic.delete(topic);
    }
  }

  function remove(session: Session, key: string): void {
    const own = bySession.get(session);
    const subscribed = own?.get(key);
    if (!own || !subscribed) return;
    forget(subscribed);
    own.delete(key);
    if (own.size === 0) bySession.delete(session);
  }

  // a client that subscribed to the queue before the alerts hears of the queue first, whatever the topics
  function subscribersOf(change: ServerChange): readonly Subscribed[] {
    const found = new Set<Subscribed>();
    for (const topic of topicsOf(change)) for (const each of byTopic.get(topic) ?? []) found.add(each);
    return [...found].sort((a, b) => a.order - b.order);
  }

  return {
    put(session, key, subscription) {
      remove(session, key);
      const subscribed: Subscribed = { order: nextOrder++, session, key, subscription };
      const own = bySession.get(session) ?? new Map<string, Subscribed>();
      bySession.set(session, own.set(key, subscribed));
      for (const topic of subscription.topics) {
        const subscribers = byTopic.get(topic) ?? new Set<Subscribed>();
        byTopic.set(topic, subscribers.add(subscribed));
      }
      for (const message of subscription.snapshot()) session.push(message);
    },
    delete: remove,
    deleteAll(session) {
      for (const subscribed of bySession.get(session)?.values() ?? []) forget(subscribed);
      bySession.delete(session);
    },
    deliver(change) {
      for (const { session, key, subscription } of subscribersOf(change)) {
        const told = subscription.tell(change) ?? [];
        for (const message of [told].flat()) session.push(message);
        if (subscription.isOver?.(change)) remove(session, key);
      }
    },
    get size() {
      let size = 0;
      for (const own of bySession.values()) size += own.size;
      return size;
    },
  };
}
