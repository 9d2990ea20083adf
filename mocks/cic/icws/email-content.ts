import { z } from 'zod';
import { compactDate } from '../pbx/compact-date.ts';
import type { AttachedMessage, Email, EmailAddress, EmailContent } from '../pbx/email.ts';
import { wireEnum } from './wire.ts';

const addressSchema = z
  .object({ displayName: z.string().default(''), address: z.string().optional() })
  .transform(({ displayName, address }): EmailAddress => ({ displayName, address: address ?? displayName }));

const recipients = z.array(addressSchema).default([]);

const contentShape = {
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
};
const contentObject = z.object(contentShape);

function contentOf(content: z.output<typeof contentObject>): EmailContent {
  return {
    subject: content.subject,
    sender: content.sender,
    to: content.toRecipients,
    cc: content.ccRecipients,
    bcc: content.bccRecipients,
    replyTo: content.replyToRecipients,
    bodies: content.bodies,
  };
}

/** `emailContent` as clients write it; what is absent is empty. */
export const emailContentSchema = contentObject.transform(contentOf);

const takesAlong = ['nothing', 'inline', 'all'] as const;

/** `emailResponseContent`: also what goes along of the files on the mail that is answered. */
export const emailResponseSchema = z
  .object({ ...contentShape, attachmentsFromParent: wireEnum(0, 1, 2).default(0) })
  .transform(({ attachmentsFromParent, ...content }) => {
    return { content: contentOf(content), takesAlong: takesAlong[attachmentsFromParent] };
  });

/** `emailContentsResponse` of the contract. */
export function emailContents(interactionId: string, email: Email): Readonly<Record<string, unknown>> {
  return {
    __type: 'urn:inin.com:interactions.email:emailContentsResponse',
    ...partsOf(email.content, email.receivedAt),
    fileAttachments: email.attachments.map(({ id, name, isInline }) => ({
      __type: 'urn:inin.com:interactions.email:emailFileAttachment',
      name,
      contentId: isInline ? id : `${interactionId}-${id}`,
      downloadUri: downloadUri(interactionId, id),
    })),
    messageAttachments: email.messages.map(({ id, content }) => ({
      __type: 'urn:inin.com:interactions.email:emailMessageAttachment',
      subject: content.subject,
      messageId: id,
    })),
  };
}

/** `emailMessageContentsResponse` of the contract. */
export function messageContents({ content, receivedAt }: AttachedMessage): Readonly<Record<string, unknown>> {
  return {
    __type: 'urn:inin.com:interactions.email:emailMessageContentsResponse',
    ...partsOf(content, receivedAt),
    fileAttachments: [],
    messageAttachments: [],
  };
}

/** Below `/icws/{sessionId}`. */
export function downloadUri(interactionId: string, attachmentId: string): string {
  return `/interactions/${interactionId}/email/attachments/${attachmentId}`;
}

function partsOf(content: EmailContent, receivedAt: number): Readonly<Record<string, unknown>> {
  return {
    subject: content.subject,
    sender: content.sender,
    toRecipients: content.to,
    ccRecipients: content.cc,
    bccRecipients: content.bcc,
    replyToRecipients: content.replyTo,
    bodies: content.bodies.map(({ body, isHtml }) => ({ body, bodyType: isHtml ? 1 : 0 })),
    receivedTimestamp: compactDate(receivedAt),
  };
}
