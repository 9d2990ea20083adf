import { z } from 'zod';
import type { MailContent } from '../core/mail-content.ts';
import { type Reader, reader, type UnreadMessage } from './message-reader.ts';
import { list, text, textOrEmpty } from './wire-values.ts';

/** The contents of an e-mail that is watched: whole in each message (icws.md 7.10). */
export interface MailMessage {
  readonly kind: 'mailContents';
  readonly interactionId: string;
  readonly content: MailContent;
  /** The mailbox that it came to or goes out from; empty where CIC names none. */
  readonly mailbox: string;
}

const address = z
  .looseObject({ displayName: textOrEmpty, address: textOrEmpty })
  .transform((one) => one.address || one.displayName);

const contents = z.looseObject({
  subject: textOrEmpty,
  sender: address.nullish().transform((sender) => sender ?? ''),
  toRecipients: list(address),
  ccRecipients: list(address),
  bodies: list(z.looseObject({ body: textOrEmpty, bodyType: textOrEmpty })),
  fileAttachments: list(z.looseObject({ name: textOrEmpty })),
});

const mailContents = z.looseObject({
  interactionId: text,
  mailbox: textOrEmpty,
  emailContent: contents.nullish(),
});

/** `bodyType` of the contract. */
export const bodyTypes = { text: 0, html: 1 } as const;

export const mailReaders: Readonly<Record<string, Reader<MailMessage>>> = {
  'urn:inin.com:interactions.email:emailContentsMessage': reader(
    mailContents,
    (message, type): MailMessage | UnreadMessage => {
      const { interactionId, mailbox, emailContent } = message;
      if (!emailContent) return { kind: 'unknown', type };
      return { kind: 'mailContents', interactionId, mailbox, content: contentOf(emailContent) };
    },
  ),
};

function contentOf(mail: z.output<typeof contents>): MailContent {
  // Plain text where there is both: it can be shown everywhere and holds no script.
  const plain = mail.bodies.find(({ bodyType }) => bodyType === String(bodyTypes.text) || bodyType === '');
  const body = plain ?? mail.bodies[0];
  return {
    from: mail.sender,
    to: mail.toRecipients,
    cc: mail.ccRecipients,
    subject: mail.subject,
    contentType: body && body !== plain ? 'text/html' : 'text/plain',
    text: body?.body ?? '',
    // CIC tells neither type nor size of a file.
    attachments: mail.fileAttachments.map(({ name }, index) => ({
      attachmentId: String(index + 1),
      name,
      contentType: 'application/octet-stream',
      size: 0,
    })),
  };
}
