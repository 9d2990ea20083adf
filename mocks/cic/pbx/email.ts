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

/** A mail that came in, or a draft until it is sent. Times in milliseconds since the epoch. */
export interface Email {
  readonly content: EmailContent;
  readonly receivedAt: number;
  /** Names of the files that came with it. */
  readonly attachments: readonly string[];
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
