export interface EmailAddress {
  readonly displayName: string;
  readonly address: string;
}

export interface EmailContent {
  readonly subject: string;
  readonly sender: EmailAddress;
  readonly to: readonly EmailAddress[];
  readonly cc: readonly EmailAddress[];
  readonly bcc: readonly EmailAddress[];
  readonly replyTo: readonly EmailAddress[];
  readonly bodies: readonly { readonly body: string; readonly isHtml: boolean }[];
}

export interface EmailAttachment {
  /** Unique within its mail. */
  readonly id: string;
  readonly name: string;
  /** Shown inside a body rather than beside it. */
  readonly isInline: boolean;
  /** Where its content is kept. */
  readonly fileId: string;
}

/** A mail that hangs on another. */
export interface AttachedMessage {
  /** Unique within the mail that it hangs on. */
  readonly id: string;
  readonly content: EmailContent;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
}

/** A mail that came in, or a draft until it is sent. Times in milliseconds since the epoch. */
export interface Email {
  readonly content: EmailContent;
  readonly receivedAt: number;
  readonly attachments: readonly EmailAttachment[];
  readonly messages: readonly AttachedMessage[];
  readonly type: 'none' | 'new' | 'reply' | 'replyAll' | 'forward';
  /** The mail that this one answers. */
  readonly parentId: string | undefined;
  /** Answers to it, sent or not. */
  readonly childIds: readonly string[];
  readonly isDraft: boolean;
  readonly isEdited: boolean;
  readonly sentAt: number | undefined;
  readonly mailbox: string;
}
