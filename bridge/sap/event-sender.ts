import type { Rng } from '../core/chance.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { MessageTap } from '../core/message-tap.ts';
import type { Dialect } from '../ici/index.ts';
import { type AppUrl, describeAppUrl, parseAppUrl } from './app-url.ts';
import { createEventPost } from './event-post.ts';
import type { HostHeaders } from './host-headers.ts';
import { createOutbox, isFarewell, type Outbox, type OutboxStats } from './outbox.ts';
import type { EventTarget, OutgoingEvent, Undeliverable, UndeliverableReason } from './outgoing-event.ts';
import type { Backoff } from './retry-delay.ts';

export interface EventSenderOptions {
  readonly dialect: Dialect;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly log: Log;
  /** Milliseconds until a connection must stand; 3,000. */
  readonly connectMs?: number;
  /** Milliseconds until a try must be answered; 10,000. */
  readonly totalMs?: number;
  /** Waits between tries; 1,000 ms doubled up to 30,000. */
  readonly backoff?: Backoff;
  /** Milliseconds of failure after which a subscription is ended; 300,000. */
  readonly giveUpAfterMs?: number;
  /** Events that may wait for one subscription; 1,000. */
  readonly maxQueued?: number;
  /** What SAP's hosts want to see with each event; nothing unless given. */
  readonly hosts?: readonly HostHeaders[];
  readonly tap?: MessageTap;
}

/** Delivers events to SAP: in order, at least once, each `appUrl` by itself. */
export interface EventSender {
  /** Queues an event and returns at once; `onTaken` is called once SAP has taken it. */
  send(target: EventTarget, event: OutgoingEvent, onTaken?: () => void): void;
  /** Drops what still waits for a subscription that SAP itself ended. */
  forget(target: EventTarget): void;
  /** Tells of every subscription that cannot be served any more; returns a function that stops telling. */
  onUndeliverable(listener: (undeliverable: Undeliverable) => void): () => void;
  /** Resolves once nothing waits or `timeoutMs` have passed, to the number of events that still wait. */
  drain(timeoutMs: number): Promise<number>;
  /** One entry for each `appUrl`, the least recently used first. */
  stats(): readonly OutboxStats[];
  /** Drops what waits, cuts what is under way, closes every socket. */
  close(): Promise<void>;
}

/** Outboxes with nothing to do that are kept for their figures: SAP may make a new `appUrl` for each log-on. */
const keptIdleOutboxes = 1_000;

/**
 * Creates the sender of events (ici.md 2 and 6).
 *
 * @example
 * const sender = createEventSender({ dialect, clock: systemClock, rng: Math.random, log });
 * sender.onUndeliverable(({ userId }) => endSubscription(userId));
 * sender.send({ appUrl, userId }, { name: 'userChanged', input: { user }, appIds: ['IC1'] });
 */
export function createEventSender(options: EventSenderOptions): EventSender {
  const { dialect, clock, rng, log, connectMs = 3_000, totalMs = 10_000 } = options;
  const { backoff = { firstMs: 1_000, maxMs: 30_000 }, giveUpAfterMs = 300_000, maxQueued = 1_000 } = options;
  const http = createEventPost({
    dialect,
    clock,
    connectMs,
    totalMs,
    hosts: options.hosts,
    tap: options.tap,
  });
  const outboxes = new Map<string, Outbox>();
  const listeners = new Set<(undeliverable: Undeliverable) => void>();
  const idleListeners = new Set<() => void>();

  function send(target: EventTarget, event: OutgoingEvent, onTaken?: () => void): void {
    outboxFor(target, event)?.enqueue(target.userId, event, onTaken);
  }

  function outboxFor(target: EventTarget, event: OutgoingEvent): Outbox | undefined {
    const known = outboxes.get(target.appUrl);
    // Back to the end of the map: the ones at its start are the longest unused.
    if (known) outboxes.delete(target.appUrl);
    const outbox = known ?? openOutbox(target, event);
    if (outbox) outboxes.set(target.appUrl, outbox);
    return outbox;
  }

  function openOutbox(target: EventTarget, event: OutgoingEvent): Outbox | undefined {
    const appUrl = parseAppUrl(target.appUrl);
    if (appUrl instanceof Error) {
      const shown = describeAppUrl(target.appUrl);
      log.error({ code: appUrl.code, userId: target.userId, appUrl: shown }, appUrl.message);
      tellUndeliverable(target, 'badAddress', [event]);
      return undefined;
    }
    forgetIdleOutbox();
    return createOutboxFor(appUrl);
  }

  function createOutboxFor(appUrl: AppUrl): Outbox {
    return createOutbox({
      appUrl,
      clock,
      rng,
      log,
      backoff,
      giveUpAfterMs,
      maxQueued,
      post: (userId, event) => http.post(appUrl, userId, event),
      onEnded: (userId, reason, dropped) =>
        tellUndeliverable({ appUrl: appUrl.text, userId }, reason, dropped),
      onIdle: tellIdle,
    });
  }

  function tellIdle(): void {
    for (const listener of idleListeners) listener();
  }

  function forgetIdleOutbox(): void {
    if (outboxes.size < keptIdleOutboxes) return;
    for (const [appUrl, outbox] of outboxes) {
      if (outbox.stats().state !== 'idle') continue;
      outboxes.delete(appUrl);
      return;
    }
  }

  function tellUndeliverable(
    target: EventTarget,
    reason: UndeliverableReason,
    dropped: readonly OutgoingEvent[],
  ): void {
    if (isFarewell(dropped)) return;
    const appIds = [...new Set(dropped.flatMap((event) => event.appIds))];
    // Later, because a listener may send again, and this may be in the midst of a send.
    queueMicrotask(() => {
      for (const listener of listeners) listener({ ...target, appIds, reason, dropped: dropped.length });
    });
  }

  function onUndeliverable(listener: (undeliverable: Undeliverable) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  function queued(): number {
    let sum = 0;
    for (const outbox of outboxes.values()) sum += outbox.stats().queued;
    return sum;
  }

  function drain(timeoutMs: number): Promise<number> {
    return new Promise((resolve) => {
      const finish = () => {
        limit.cancel();
        idleListeners.delete(check);
        resolve(queued());
      };
      const check = () => {
        if (queued() === 0) finish();
      };
      const limit = clock.after(timeoutMs, finish);
      idleListeners.add(check);
      check();
    });
  }

  async function close(): Promise<void> {
    for (const outbox of outboxes.values()) outbox.close();
    await http.close();
  }

  return {
    send,
    forget: ({ appUrl, userId }) => outboxes.get(appUrl)?.forget(userId),
    onUndeliverable,
    drain,
    stats: () => [...outboxes.values()].map((outbox) => outbox.stats()),
    close,
  };
}
