import type { ObservedCall } from './observed-call.ts';
import type { ObservedInteraction } from './observed-interaction.ts';
import type { ObservedCallback, ObservedChatMember, ObservedChatMessage } from './observed-media.ts';
import type { CicStatus } from './work-mode.ts';

/** Up: queues and statuses are current. Down: lost. Reconnecting: an attempt is under way (G30). */
export type CicLink = 'up' | 'down' | 'reconnecting';

/** What CIC tells about one agent, in CIC's order. */
export type CicEvent =
  | { readonly kind: 'linkChanged'; readonly link: CicLink }
  | { readonly kind: 'statusObserved'; readonly status: CicStatus }
  /** The whole user queue was read: what is not in it is gone. */
  | {
      readonly kind: 'queueRead';
      readonly calls: readonly ObservedCall[];
      /** What is no call; absent reads as none. */
      readonly interactions?: readonly ObservedInteraction[];
    }
  | { readonly kind: 'callObserved'; readonly call: ObservedCall }
  | { readonly kind: 'callRemoved'; readonly callId: string }
  | { readonly kind: 'interactionObserved'; readonly interaction: ObservedInteraction }
  | { readonly kind: 'interactionRemoved'; readonly interactionId: string }
  | CicDetail;

/** What CIC tells beside queue and status, where it was asked for. */
export type CicDetail =
  /** All present members of a chat. */
  | {
      readonly kind: 'chatMembersObserved';
      readonly interactionId: string;
      readonly members: readonly ObservedChatMember[];
    }
  /** `isWhole` where `messages` are all from the beginning: a first or a repeated reading. */
  | {
      readonly kind: 'chatMessagesObserved';
      readonly interactionId: string;
      readonly messages: readonly ObservedChatMessage[];
      readonly isWhole: boolean;
    }
  | { readonly kind: 'callbackObserved'; readonly interactionId: string; readonly callback: ObservedCallback }
  /** CIC gave the agent's station to another session: nothing can be answered or dialled without one. */
  | { readonly kind: 'stationLost'; readonly station: string }
  /** The session has its station again. */
  | { readonly kind: 'stationBound'; readonly station: string };
