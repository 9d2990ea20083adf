import { assertNever } from '../core/assert-never.ts';
import type { Rng } from '../core/chance.ts';
import type { Clock, Timer } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { type AppUrl, describeAppUrl } from './app-url.ts';
import type { DeliveryOutcome } from './delivery-outcome.ts';
import { advanceLane, type Lane, nextLane, openLane, type WaitingEvent } from './lane.ts';
import type { OutgoingEvent, UndeliverableReason } from './outgoing-event.ts';
import { type Backoff, retryDelay } from './retry-delay.ts';

export interface OutboxOptions {
  readonly appUrl: AppUrl;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly log: Log;
  readonly backoff: Backoff;
  /** Milliseconds from the first failure of an event until its subscription is given up. */
  readonly giveUpAfterMs: number;
  /** Events that may wait for one subscription. */
  readonly maxQueued: number;
  /** Tries once; never rejects. */
  readonly post: (userId: string, event: OutgoingEvent) => Promise<DeliveryOutcome>;
  /** A subscription has ended; its events are dropped. */
  readonly onEnded: (userId: string, reason: UndeliverableReason, dropped: readonly OutgoingEvent[]) => void;
  /** Nothing waits any more. */
  readonly onIdle: () => void;
}

/** What one `appUrl` has been up to, for the service page. */
export interface OutboxStats {
  readonly appUrl: string;
  readonly state: 'idle' | 'sending' | 'waitingToRetry';
  readonly queued: number;
  readonly delivered: number;
  /** Events that SAP refused until they were left out. */
  readonly skipped: number;
  readonly failedTries: number;
  /** Why the last failed try failed; undefined where none has. */
  readonly lastFailure: string | undefined;
}

export interface Outbox {
  /** `onTaken` is called once SAP has taken the event. */
  enqueue(userId: string, event: OutgoingEvent, onTaken?: () => void): void;
  /** Drops what waits for an agent without a word: nobody wants it any more. */
  forget(userId: string): void;
  stats(): OutboxStats;
  close(): void;
}

/** True where the bridge itself had ended the subscription: what was dropped is nobody's loss. */
export function isFarewell(dropped: readonly OutgoingEvent[]): boolean {
  return dropped.at(-1)?.name === 'subscriptionEnded';
}

/** A refusal may be of the moment (a locked record); the third is meant. */
const triesOfRefusedEvent = 3;

/**
 * The queue of one `appUrl`: events leave in the order in which they came, one request at a time, and an event
 * is tried until SAP takes it. When SAP does not take one:
 *
 * - `unreachable`: nobody answers, so the whole `appUrl` waits.
 * - `failed`, `refused`: only that subscription waits; the other agents at the `appUrl` go on, and the order of
 *   each agent's events holds. After three refusals the event is left out: the next one carries the whole
 *   object again, and one event must not silence an agent for ever.
 * - `over`: the subscription has ended.
 *
 * A subscription whose first event found no taker for `giveUpAfterMs` has ended, too.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { clock, rng, log, backoff, giveUpAfterMs, maxQueued, post, onEnded, onIdle } = options;
  const appUrl = describeAppUrl(options.appUrl.text);
  const lanes = new Map<string, Lane>();
  let outage: { readonly since: number; failures: number } | undefined;
  let pause: Timer | undefined;
  let isSending = false;
  let isClosed = false;
  let order = 0;
  let delivered = 0;
  let skipped = 0;
  let failedTries = 0;
  let lastFailure: string | undefined;

  function enqueue(userId: string, event: OutgoingEvent, onTaken?: () => void): void {
    if (isClosed) return;
    const entry: WaitingEvent = { order: order++, since: clock.now(), event, onTaken };
    const lane = lanes.get(userId);
    if (!lane) lanes.set(userId, openLane(userId, entry));
    else if (lane.waiting.push(entry) > maxQueued)
      end(lane, 'queueFull', `more than ${maxQueued} events wait`);
    pump();
  }

  function pump(): void {
    if (isClosed || isSending) return;
    if (lanes.size === 0) {
      pause?.cancel();
      pause = undefined;
      onIdle();
      return;
    }
    const lane = pause ? undefined : nextLane(lanes.values());
    if (!lane) return;
    const [first] = lane.waiting;
    isSending = true;
    void post(lane.userId, first.event).then((outcome) => {
      isSending = false;
      if (isClosed) return;
      settle(lane, first, outcome);
      pump();
    });
  }

  function settle(lane: Lane, tried: WaitingEvent, outcome: DeliveryOutcome): void {
    if (outcome.kind === 'accepted') noteSuccess(lane);
    else noteFailure(lane, tried, outcome.why);
    if (outcome.kind !== 'unreachable') outage = undefined;
    // Otherwise it was forgotten or ended while the request was under way.
    const isCurrent = lanes.get(lane.userId) === lane;

    switch (outcome.kind) {
      case 'accepted':
        tried.onTaken?.();
        if (isCurrent) advance(lane);
        return;
      case 'over':
        if (isCurrent) end(lane, 'rejected', outcome.why);
        return;
      case 'refused':
        if (isCurrent) retryOrSkip(lane, outcome.why);
        return;
      case 'failed':
        if (isCurrent) retryOrGiveUp(lane, outcome.why);
        return;
      case 'unreachable':
        if (isCurrent) retryOrGiveUp(lane, outcome.why);
        pauseAll(outcome.why);
        return;
      default:
        assertNever(outcome);
    }
  }

  function advance(lane: Lane): void {
    if (!advanceLane(lane)) lanes.delete(lane.userId);
  }

  function retryOrSkip(lane: Lane, why: string): void {
    lane.refusals += 1;
    if (lane.refusals < triesOfRefusedEvent) {
      retryOrGiveUp(lane, why);
      return;
    }
    const { name } = lane.waiting[0].event;
    skipped += 1;
    log.error(
      { event: name, userId: lane.userId, appUrl, why },
      `Failed to deliver ${name} to ${appUrl}: SAP refused it ${lane.refusals} times (${why}). It was left out; SAP's CRM_ICI_TRACE shows what it disliked.`,
    );
    advance(lane);
  }

  function retryOrGiveUp(lane: Lane, why: string): void {
    const now = clock.now();
    lane.failures += 1;
    lane.failingSince ??= now;
    const left = lane.failingSince + giveUpAfterMs - now;
    if (left <= 0) {
      end(lane, 'gaveUp', why);
      return;
    }
    lane.retry = clock.after(Math.min(left, retryDelay(lane.failures, backoff, rng)), () => {
      lane.retry = undefined;
      pump();
    });
  }

  function pauseAll(why: string): void {
    const now = clock.now();
    outage ??= { since: now, failures: 0 };
    outage.failures += 1;
    let wait = retryDelay(outage.failures, backoff, rng);
    // Whoever has waited through all of an outage need not fail once more alone.
    for (const lane of [...lanes.values()]) {
      const left = Math.max(outage.since, lane.waiting[0].since) + giveUpAfterMs - now;
      if (left <= 0) end(lane, 'gaveUp', why);
      else wait = Math.min(wait, left);
    }
    pause = clock.after(wait, () => {
      pause = undefined;
      pump();
    });
  }

  function end(lane: Lane, reason: UndeliverableReason, why: string): void {
    lane.retry?.cancel();
    lanes.delete(lane.userId);
    const dropped = lane.waiting.map((entry) => entry.event);
    const fields = { reason, userId: lane.userId, appUrl, dropped: dropped.length, why };
    const failed = `Failed to deliver events of ${lane.userId} to ${appUrl}: ${why}.`;
    if (isFarewell(dropped)) {
      log.info(fields, `${failed} The subscription had ended already.`);
    } else {
      log.error(
        { code: 'eventUndeliverable', ...fields },
        `${failed} The subscription was ended; the agent must log on again.`,
      );
    }
    onEnded(lane.userId, reason, dropped);
  }

  function noteSuccess(lane: Lane): void {
    delivered += 1;
    const tries = Math.max(lane.failures, outage?.failures ?? 0);
    if (tries > 0)
      log.info({ userId: lane.userId, appUrl }, `${appUrl} takes events again after ${tries} tries.`);
  }

  function noteFailure(lane: Lane, tried: WaitingEvent, why: string): void {
    failedTries += 1;
    lastFailure = why;
    const level = lane.failures === 0 && !outage ? 'warn' : 'debug';
    const event = tried.event.name;
    log[level]({ event, userId: lane.userId, appUrl, why }, `${appUrl} did not take ${event}: ${why}.`);
  }

  function forget(userId: string): void {
    lanes.get(userId)?.retry?.cancel();
    if (lanes.delete(userId)) pump();
  }

  function stats(): OutboxStats {
    let queued = 0;
    for (const lane of lanes.values()) queued += lane.waiting.length;
    const state = isSending ? 'sending' : queued > 0 ? 'waitingToRetry' : 'idle';
    return { appUrl: options.appUrl.text, state, queued, delivered, skipped, failedTries, lastFailure };
  }

  function close(): void {
    isClosed = true;
    pause?.cancel();
    for (const lane of lanes.values()) lane.retry?.cancel();
    lanes.clear();
  }

  return { enqueue, forget, stats, close };
}
