import type { AgentSnapshot, SubscribeRequest } from '../core/agents-port.ts';
import type { Notice } from '../core/effect.ts';

/** One agent at one address of SAP; several application ids may share it. */
export interface Subscription {
  readonly userId: string;
  readonly appUrl: string;
  readonly appIds: readonly string[];
}

/** The subscription with one application id more; at another address it begins anew. */
export function joined(present: Subscription | undefined, request: SubscribeRequest): Subscription {
  const { userId, appUrl, appId } = request;
  const appIds = present?.appUrl === appUrl ? present.appIds : [];
  return { userId, appUrl, appIds: appIds.includes(appId) ? appIds : [...appIds, appId] };
}

/** Why the bridge ends a subscription; the dialect has a code for each. */
export type EndReason = 'replaced' | 'shutdown' | 'loggedOff' | 'undeliverable';

/** How a seat speaks to SAP. All return at once; delivery is the sender's business. */
export interface SeatTelling {
  /** @param onTaken SAP took an event of it */
  notice(subscription: Subscription, snapshot: AgentSnapshot, notice: Notice, onTaken?: () => void): void;
  ended(subscription: Subscription, reason: EndReason): void;
  /** SAP itself ended the subscription: what still waits for it is of no use. */
  left(subscription: Subscription): void;
}
