import { assertNever } from '../core/assert-never.ts';
import { BridgeError } from '../core/bridge-error.ts';
import type { IdSource } from '../core/chance.ts';
import type { Clock } from '../core/clock.ts';
import type { ErrorName } from '../core/error-codes.ts';
import { type HandlerEvent, type HandlerNames, sentByHandlers } from '../core/handler-names.ts';
import type { Log } from '../core/log.ts';
import { bridgeErrorOf } from './icws-error.ts';
import type { LiveConnection } from './live-connection.ts';
import { onceRead } from './once-read.ts';
import type { ServicePart, ServiceSession } from './service-session.ts';
import { type Deferred, deferred } from './wait.ts';

export interface HandlerQuestion {
  readonly what: string;
  readonly event: HandlerEvent;
  /** Follows the correlation id. */
  readonly data: readonly string[];
  /** What it means where the handler says that it could not. */
  readonly refusedAs: ErrorName;
}

/** Questions to handlers on the CIC server, and their answers, as notifications both ways (icws.md 11). */
export interface HandlerExchange {
  /**
   * Resolves to what follows the correlation id in the answer. Rejects with `timeout` where no handler
   * answers, with `refusedAs` where one says no, with `cicUnavailable`. Never asks twice.
   */
  ask(question: HandlerQuestion): Promise<readonly string[]>;
  /** Tells of what handlers send unasked; returns how to stop. */
  listen(eventId: string, listener: (data: readonly string[]) => void): () => void;
}

type Outcome =
  | { readonly kind: 'answered'; readonly data: readonly string[] }
  | { readonly kind: 'refused'; readonly handler: string; readonly reason: string }
  | { readonly kind: 'noAnswer' }
  | { readonly kind: 'lost' };

const subscription = '/messaging/subscriptions/system/handler-sent-notifications';

export interface HandlerExchangeContext {
  readonly service: Pick<ServiceSession, 'request' | 'attach' | 'live'>;
  readonly names: HandlerNames;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly timeoutMs: number;
  readonly log: Log;
}

export function createHandlerExchange(context: HandlerExchangeContext): HandlerExchange {
  const { service, names, clock, ids, timeoutMs, log } = context;
  const waiting = new Map<string, { readonly event: HandlerEvent; readonly outcome: Deferred<Outcome> }>();
  const listeners = new Map<string, Set<(data: readonly string[]) => void>>();
  /** Nothing is asked of a site without handlers. */
  let isWanted = false;
  let subscribed:
    | { readonly live: LiveConnection; readonly done: Promise<BridgeError | undefined> }
    | undefined;

  /** Once on each connection, before the first question. */
  function subscribe(live: LiveConnection): Promise<BridgeError | undefined> {
    if (subscribed?.live !== live) subscribed = { live, done: put(live) };
    return subscribed.done;
  }

  async function put(live: LiveConnection): Promise<BridgeError | undefined> {
    const headers = [{ objectId: names.objectId, eventIds: sentByHandlers(names) }];
    const answer = await live.request({ method: 'PUT', path: subscription, body: { headers } });
    if (answer.ok) return undefined;
    if (subscribed?.live === live) subscribed = undefined;
    return bridgeErrorOf('listen to the handlers of CIC', answer.failure, {
      invalidRequest: 'notSupported',
      notFound: 'notSupported',
    });
  }

  const part: ServicePart = {
    async subscribe(live) {
      if (!isWanted) return;
      subscribed = undefined;
      const error = await subscribe(live);
      if (error) log.warn({ reason: error.message }, 'CIC will not tell what handlers send');
    },
    onMessage(message) {
      if (message.kind !== 'handlerSent' || !isSame(message.objectId, names.objectId)) return;
      const { eventId, data } = message;
      const [correlationId = '', ...rest] = data;
      const asked = waiting.get(correlationId);
      if (asked && isSame(eventId, names.failed)) {
        const [handler = '', reason = ''] = rest;
        asked.outcome.resolve({ kind: 'refused', handler, reason });
      } else if (asked && isSame(eventId, asked.event.answer)) {
        asked.outcome.resolve({ kind: 'answered', data: rest });
      }
      for (const listener of listeners.get(eventId.toLowerCase()) ?? []) listener(rest);
    },
    onLink(link) {
      if (link !== 'down') return;
      subscribed = undefined;
      for (const { outcome } of waiting.values()) outcome.resolve({ kind: 'lost' });
    },
  };
  service.attach(part);

  return {
    async ask({ what, event, data, refusedAs }) {
      isWanted = true;
      const live = service.live();
      if (live instanceof BridgeError) throw live;
      const error = await subscribe(live);
      if (error) throw error;
      const correlationId = ids();
      const outcome = deferred<Outcome>();
      waiting.set(correlationId, { event, outcome });
      const giveUp = () => outcome.resolve({ kind: 'noAnswer' });
      const timer = clock.after(timeoutMs, () => onceRead(giveUp));
      try {
        const body = { objectId: names.objectId, eventId: event.request, data: [correlationId, ...data] };
        const sent = await service.request({ method: 'POST', path: '/system/handler-notification', body });
        if (!sent.ok) throw bridgeErrorOf(what, sent.failure, { invalidRequest: 'notSupported' });
        const came = await outcome.promise;
        if (came.kind === 'answered') return came.data;
        throw errorOf(what, event, refusedAs, came);
      } finally {
        timer.cancel();
        waiting.delete(correlationId);
      }
    },
    listen(eventId, listener) {
      isWanted = true;
      const key = eventId.toLowerCase();
      const here = listeners.get(key) ?? new Set();
      listeners.set(key, here.add(listener));
      const live = service.live();
      if (!(live instanceof BridgeError)) void subscribe(live);
      return () => void here.delete(listener);
    },
  };

  function errorOf(
    what: string,
    event: HandlerEvent,
    refusedAs: ErrorName,
    outcome: Exclude<Outcome, { readonly kind: 'answered' }>,
  ): BridgeError {
    switch (outcome.kind) {
      case 'noAnswer': {
        const why = `no handler answered ${event.request} within ${timeoutMs} ms`;
        const message = `Failed to ${what}: ${why}. Check that the handlers are published and active on the CIC server (G26).`;
        return new BridgeError('timeout', message, { details: { reason: 'noHandlerAnswer' } });
      }
      case 'lost': {
        const message = `Failed to ${what}: the connection to CIC was lost before a handler answered. Look into CIC before trying again.`;
        return new BridgeError('cicUnavailable', message, { details: { reason: 'lostAnswer' } });
      }
      case 'refused': {
        const reason = outcome.reason || 'it gave no reason';
        const why = `handler ${outcome.handler || event.request} says: ${reason.replace(/\.\s*$/, '')}`;
        return new BridgeError(refusedAs, `Failed to ${what}: ${why}. Look at it in CIC.`, {
          details: { reason: 'handlerRefused', cicMessage: reason },
        });
      }
      default:
        return assertNever(outcome);
    }
  }
}

/** Handlers do not mind case (icws.md 11). */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
