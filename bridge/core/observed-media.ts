/** Who takes part in a chat, from the agent's view. */
export interface ObservedChatMember {
  /** Stable within the chat, even where the name changes. */
  readonly id: string;
  readonly displayName: string;
  readonly role: 'system' | 'self' | 'colleague' | 'visitor';
  readonly isTyping: boolean;
}

export interface ObservedChatMessage {
  /** The `ObservedChatMember` who wrote it, as at that time. */
  readonly from: ObservedChatMember;
  readonly text: string;
  /** True where `text` is the address of a file. */
  readonly isFile: boolean;
  /** ISO 8601, UTC; empty where CIC sent none. */
  readonly at: string;
}

export interface ObservedCallback {
  /** The number to call, as CIC holds it. */
  readonly target: string;
  readonly name: string;
  readonly subject: string;
  readonly attempts: number;
  /** 0 where CIC set no limit. */
  readonly maxAttempts: number;
  /** The call that was made for it; empty before. */
  readonly callId: string;
}

/** How an attempt to call back ended. */
export type CallbackOutcome = 'success' | 'failure' | 'retry';
