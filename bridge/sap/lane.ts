import type { Timer } from '../core/clock.ts';
import type { OutgoingEvent } from './outgoing-event.ts';

/** An event that waits for its turn. */
export interface WaitingEvent {
  /** Order of arrival over all subscriptions of the `appUrl`. */
  readonly order: number;
  /** Milliseconds since the epoch at which it was queued. */
  readonly since: number;
  readonly event: OutgoingEvent;
  readonly onTaken: (() => void) | undefined;
}

/** The events of one subscription, in order; never empty while it is in an outbox. */
export interface Lane {
  readonly userId: string;
  readonly waiting: [WaitingEvent, ...WaitingEvent[]];
  /** Tries in a row that the first event has failed. */
  failures: number;
  /** How many of these were refusals. */
  refusals: number;
  failingSince: number | undefined;
  retry: Timer | undefined;
}

export function openLane(userId: string, first: WaitingEvent): Lane {
  return { userId, waiting: [first], failures: 0, refusals: 0, failingSince: undefined, retry: undefined };
}

/** Takes the first event off; false where it was the last. */
export function advanceLane(lane: Lane): boolean {
  if (lane.waiting.length === 1) return false;
  lane.waiting.shift();
  lane.failures = 0;
  lane.refusals = 0;
  lane.failingSince = undefined;
  return true;
}

/**
 * The lane whose turn it is, `undefined` where each waits for its retry. Who failed least goes first, then who
 * came first: an event on which SAP hangs must not hold the front for ever.
 */
export function nextLane(lanes: Iterable<Lane>): Lane | undefined {
  let next: Lane | undefined;
  for (const lane of lanes) {
    if (!lane.retry && (!next || goesBefore(lane, next))) next = lane;
  }
  return next;
}

function goesBefore(a: Lane, b: Lane): boolean {
  if (a.failures !== b.failures) return a.failures < b.failures;
  return a.waiting[0].order < b.waiting[0].order;
}
