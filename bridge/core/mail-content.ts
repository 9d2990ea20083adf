/** The text of an e-mail and whom it is for. */
export interface MailContent {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly contentType: 'text/plain' | 'text/html';
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
}

export interface MailAttachment {
  readonly attachmentId: string;
  readonly name: string;
  readonly contentType: string;
  /** In bytes. */
  readonly size: number;
}
