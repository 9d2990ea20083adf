import type { ObservedState } from './observed-call.ts';

/** The kinds of interaction beside the telephone call (G2). */
export type InteractionChannel = 'chat' | 'callback' | 'email' | 'generic';

/** One chat, callback, e-mail or generic object on an agent's queue: always the whole object, never a delta. */
export interface ObservedInteraction {
  /** CIC's interaction id; SAP's item id. */
  readonly id: string;
  readonly channel: InteractionChannel;
  readonly state: ObservedState;
  readonly direction: 'in' | 'out';
  /** Of the far end, as CIC holds it: the number to call back, the chat user, the mail address. */
  readonly remoteAddress: string;
  readonly remoteName: string;
  /** What the far end chose: the mailbox, the number or the address that was called (G34); absent reads as empty. */
  readonly dialedAddress?: string;
  readonly subject: string;
  /** Of an e-mail; empty for the others. */
  readonly recipients: readonly string[];
  readonly attachments: readonly { readonly attachmentId: string; readonly name: string }[];
  /** The workgroup through which ACD offers it; empty for a direct one. */
  readonly workgroup: string;
  /** ISO 8601, UTC; empty while CIC has none. */
  readonly startedAt: string;
  /** The attributes that were subscribed, names in CIC's spelling. */
  readonly attributes: Readonly<Record<string, string>>;
}
