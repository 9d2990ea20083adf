import type { AgentSnapshot } from '../core/agents-port.ts';
import type { Notice } from '../core/effect.ts';

/** One agent at one address of SAP; several application ids may share it. */
export interface Subscription {
  readonly userId: string;
  readonly appUrl: string;
  readonly appIds: readonly string[];
}

/** Why the bridge ends a subscription; the dialect has a code for each. */
export type EndReason = 'replaced' | 'shutdown' | 'loggedOff' | 'undeliverable';

/** How a seat speaks to SAP. All return at once; delivery is the sender's business. */
export interface SeatTelling {
  notice(subscription: Subscription, snapshot: AgentSnapshot, notice: Notice): void;
  ended(subscription: Subscription, reason: EndReason): void;
  /** SAP itself ended the subscription: what still waits for it is of no use. */
  left(subscription: Subscription): void;
}
