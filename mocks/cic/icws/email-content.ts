import { z } from 'zod';
import { compactDate } from '../pbx/compact-date.ts';
import type { Email, EmailAddress, EmailContent } from '../pbx/email.ts';
import { wireEnum } from './wire.ts';

const addressSchema = z
  .object({ displayName: z.string().default(''), address: z.string().optional() })
  .transform(({ displayName, address }): EmailAddress => ({ displayName, address: address ?? displayName }));

const recipients = z.array(addressSchema).default([]);

/** `emailContent` as clients write it; what is absent is empty. */
export const emailContentSchema = z
  .object({
    subject: z.string().default(''),
    sender: addressSchema,
    toRecipients: recipients,
    ccRecipients: recipients,
    bccRecipients: recipients,
    replyToRecipients: recipients,
    bodies: z
      .array(
        z
          .object({ body: z.string(), bodyType: wireEnum(0, 1) })
          .transform(({ body, bodyType }) => ({ body, isHtml: bodyType === 1 })),
      )
      .default([]),
  })
  .transform(
    (content): EmailContent => ({
      subject: content.subject,
      sender: content.sender,
      to: content.toRecipients,
      cc: content.ccRecipients,
      bcc: content.bccRecipients,
      replyTo: content.replyToRecipients,
      bodies: content.bodies,
    }),
  );

/** `emailContentsResponse` of the contract. */
export function emailContents(interactionId: string, email: Email): Readonly<Record<string, unknown>> {
  const { content, receivedAt, attachments } = email;
  return {
    __type: 'urn:inin.com:interactions.email:emailContentsResponse',
    subject: content.subject,
    sender: content.sender,
    toRecipients: content.to,
    ccRecipients: content.cc,
    bccRecipients: content.bcc,
    replyToRecipients: content.replyTo,
    bodies: content.bodies.map(({ body, isHtml }) => ({ body, bodyType: isHtml ? 1 : 0 })),
    receivedTimestamp: compactDate(receivedAt),
    fileAttachments: attachments.map((name, index) => ({
      __type: 'urn:inin.com:interactions.email:emailFileAttachment',
      name,
      contentId: `${interactionId}-${index + 1}`,
      downloadUri: `/interactions/${interactionId}/email/attachments/${index + 1}`,
    })),
  };
}
