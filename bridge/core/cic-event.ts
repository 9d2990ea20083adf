import type { ObservedCall } from './observed-call.ts';
import type { CicStatus } from './work-mode.ts';

/** Up: queues and statuses are current. Down: lost. Reconnecting: an attempt is under way (G30). */
export type CicLink = 'up' | 'down' | 'reconnecting';

/** What CIC tells about one agent, in CIC's order. */
export type CicEvent =
  | { readonly kind: 'linkChanged'; readonly link: CicLink }
  | { readonly kind: 'statusObserved'; readonly status: CicStatus }
  /** The whole user queue was read: calls that are not in it are gone. */
  | { readonly kind: 'queueRead'; readonly calls: readonly ObservedCall[] }
  | { readonly kind: 'callObserved'; readonly call: ObservedCall }
  | { readonly kind: 'callRemoved'; readonly callId: string };
