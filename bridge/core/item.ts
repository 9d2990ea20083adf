/** The states of ici.md 5.3; which of them an item can be in depends on its channel. */
export type ItemState =
  | 'initiated'
  | 'dialing'
  | 'alerting'
  | 'connected'
  | 'held'
  /** The other call of a consultation: it can be completed, joined or given up. */
  | 'consulting'
  | 'conferenced'
  | 'failed'
  | 'ended';

/** What SAP's work on the item has come to (ici.md 5.4). */
export type ProcessingState = 'inProcess' | 'accepted' | 'rejected' | 'forwarded' | 'wrapUp' | 'completed';

/** What the items of all channels have. */
export interface ItemBase {
  /** SAP's id of it: CIC's, with a counter where CIC offers the same interaction to the agent again. */
  readonly itemId: string;
  /** CIC's interaction id. */
  readonly interactionId: string;
  readonly state: ItemState;
  readonly processing: ProcessingState;
  readonly direction: 'in' | 'out' | 'internal';
  /** The far end as CIC holds it: a number not yet in SAP's form, a mail address, a visitor's name. */
  readonly remoteAddress: string;
  readonly remoteName: string;
  /** The workgroup that ACD offered it for; empty for a direct one. */
  readonly workgroup: string;
  /** ISO 8601, UTC; empty while CIC has none. */
  readonly startedAt: string;
  /** The item attached data document; empty where there is none. */
  readonly attachedData: string;
  /** The part of it that SAP set, as CIC keeps it. */
  readonly sapData: string;
  /** True once the agent rejected it or hung up: why CIC takes it away. */
  readonly isGivenUp: boolean;
  /** False while the agent already has as many items as SAP can show (G16). */
  readonly isVisible: boolean;
  /** What SAP asked for by `wrapUpRequired`; undefined leaves it to CIC (G18). */
  readonly isWrapUpRequired: boolean | undefined;
  /** True once SAP's agent accepted it, whatever CIC has made of that yet. */
  readonly isTaken: boolean;
  /** True once the agent gave it to somebody else: why CIC takes it away. */
  readonly isForwarded: boolean;
  /** True once CIC took it out of the agent's queue while it went on elsewhere; CIC may still want wrap-up for it. */
  readonly isGone: boolean;
  /** How often agents rejected this interaction, as CIC keeps it (ici.md 6.1, 4). */
  readonly rejects: number;
}

/** One further party of a call, from the agent's view. */
export interface CallParty {
  /** Opaque; `dropParticipant` takes it. */
  readonly participantId: string;
  readonly address: string;
  readonly name: string;
  readonly state: ItemState;
}

/** A telephone call, or a callback that is to become one (G2). */
export interface PhoneCall extends ItemBase {
  readonly kind: 'phoneCall';
  readonly medium: 'call' | 'callback';
  readonly dialedNumber: string;
  readonly isMuted: boolean;
  /** The item that this call is a consultation for. */
  readonly consultFor: string | undefined;
  /** Begun as a consultation, whatever became of the call that it was for: it has no wrap-up of its own. */
  readonly isConsultation: boolean;
  /** The calls of one conference have the same id, that of the agent's own leg; the first stands for all. */
  readonly conferenceId: string | undefined;
  /** Where this call is the far end of a consultation: the interaction that may come in its place. */
  readonly continuesAs: string | undefined;
  /** All others on the line; at least one, more in a conference. */
  readonly parties: readonly CallParty[];
}

/** Who takes part in a chat, from the agent's view. */
export interface ChatParticipant {
  readonly participantId: string;
  readonly name: string;
  readonly role: 'system' | 'self' | 'colleague' | 'visitor';
  readonly isTyping: boolean;
}

/** One line of a chat. */
export interface ChatPosting {
  /** The participant's name as it was then. */
  readonly participant: string;
  readonly text: string;
  readonly isSystem: boolean;
  /** ISO 8601, UTC; empty where CIC sent none. */
  readonly at: string;
}

/** A web chat. */
export interface ChatSession extends ItemBase {
  readonly kind: 'chat';
  readonly title: string;
  readonly participants: readonly ChatParticipant[];
  /** The transcript, oldest first; where lines were dropped, a system line at the beginning says so. */
  readonly postings: readonly ChatPosting[];
  /** So many of the oldest lines are no longer kept. */
  readonly droppedLines: number;
}

/** Work that SAP had routed (G26), or another generic object. */
export interface ActionSession extends ItemBase {
  readonly kind: 'action';
  readonly medium: 'email' | 'generic';
  /** SAP's id of the work; empty where it did not come from SAP. */
  readonly actionItemId: string;
  readonly title: string;
}

/** An e-mail that CIC received itself. */
export interface MailMessage extends ItemBase {
  readonly kind: 'message';
  readonly subject: string;
  readonly destinations: readonly string[];
  readonly isRead: boolean;
  readonly isAnswered: boolean;
  readonly attachments: readonly { readonly attachmentId: string; readonly name: string }[];
}

/** One interaction of one agent, as SAP is told of it. */
export type Item = PhoneCall | ChatSession | ActionSession | MailMessage;

/** What the toolbar may do with an item; the complete list goes into every event (ici.md 8). */
export type ItemCapability =
  | 'Accept'
  | 'Reject'
  | 'Deflect'
  | 'HangUp'
  | 'Hold'
  | 'Retrieve'
  | 'Toggle'
  | 'Consult'
  | 'BlindTransfer'
  | 'WarmTransfer'
  | 'Conference'
  | 'Reconnect'
  | 'DropParticipant'
  | 'Dtmf'
  | 'Mute'
  | 'Unmute'
  | 'ChatPost'
  | 'ChatLeave'
  | 'ChatForward'
  | 'ChatInvite'
  | 'Forward'
  | 'Reply'
  | 'Reroute'
  | 'Complete'
  | 'WrapUp'
  | 'End';

/** True once nothing more can happen to the item: it leaves the agent's list. */
export function isOver(item: Item): boolean {
  return item.processing === 'completed' || item.processing === 'rejected' || item.processing === 'forwarded';
}

/** True while somebody is, or may come to be, at the other end. */
export function isLive(item: Item): boolean {
  return item.state !== 'ended' && item.state !== 'failed';
}

/** A draft in CIC, or what was sent: ICI's message has no direction, and SAP would show it as one that came in. */
export function isOutgoingMail(item: Item): boolean {
  return item.kind === 'message' && item.direction === 'out';
}
