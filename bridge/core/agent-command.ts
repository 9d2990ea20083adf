/** Where SAP wants a call or an item to go, reduced from an `Address` (ici.md 4). */
export type Destination =
  /** A number, extension or SIP address. */
  | { readonly kind: 'phone'; readonly value: string }
  | { readonly kind: 'user'; readonly value: string }
  /** A workgroup. */
  | { readonly kind: 'queue'; readonly value: string }
  | { readonly kind: 'email'; readonly value: string };

/** What SAP may ask of an item without saying more. */
export type PlainCommandKind =
  | 'accept'
  | 'reject'
  | 'drop'
  | 'hold'
  | 'retrieve'
  | 'mute'
  | 'unmute'
  | 'chatLeave'
  | 'complete'
  | 'end'
  | 'wrapUpEnded';

/** Brings somebody else into play. `consult` makes an item; see `Agents.consult`. */
export interface DestinationCommand {
  readonly kind: 'consult' | 'blindTransfer' | 'deflect' | 'forward' | 'chatInvite';
  readonly itemId: string;
  readonly destination: Destination;
  /** Laid over the item's own; empty changes nothing. */
  readonly attachedData: string;
}

/** About a call and another one that belongs to it. */
export interface CallPairCommand {
  readonly kind: 'warmTransfer' | 'conference' | 'reconnect';
  readonly itemId: string;
  readonly consultItemId: string;
}

/** What SAP may ask about one item. */
export type ItemCommand =
  | { readonly kind: PlainCommandKind; readonly itemId: string }
  | { readonly kind: 'wrapUpRequired'; readonly itemId: string; readonly required: boolean }
  | { readonly kind: 'setAttachedData'; readonly itemId: string; readonly document: string }
  | DestinationCommand
  /** Without a destination the item goes back to the workgroup that offered it. */
  | {
      readonly kind: 'reroute';
      readonly itemId: string;
      readonly destination: Destination | undefined;
      readonly reason: string;
    }
  | { readonly kind: 'toggle'; readonly itemId: string; readonly heldItemId: string }
  | CallPairCommand
  | { readonly kind: 'dropParticipant'; readonly itemId: string; readonly participantId: string }
  | { readonly kind: 'sendDtmf'; readonly itemId: string; readonly digits: string }
  | { readonly kind: 'chatPost'; readonly itemId: string; readonly text: string }
  | { readonly kind: 'setRead' | 'setAnswered'; readonly itemId: string; readonly flag: boolean };

/** What SAP may ask of an agent. */
export type AgentCommand =
  | ItemCommand
  | { readonly kind: 'dial'; readonly destination: Destination; readonly attachedData: string }
  | { readonly kind: 'setWorkMode'; readonly workMode: string };
