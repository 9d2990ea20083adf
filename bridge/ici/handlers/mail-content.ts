import { BridgeError } from '../../core/bridge-error.ts';
import type { MailMessage } from '../../core/item.ts';
import type { MailContent } from '../../core/mail-content.ts';
import type { Address, MessageContent } from '../catalogue/types.ts';
import type { Dialect } from '../dialects/dialect.ts';

/**
 * Reads a message that SAP wants sent. A reply that names no destination goes to whoever wrote the message.
 * Throws `badAddress`, `malformedRequest`, and `notSupported` for attachments, which have no content on the wire.
 */
export function mailContent(
  dialect: Dialect,
  content: MessageContent,
  replied: MailMessage | undefined,
): MailContent {
  const { destinations, copies = [], attachments = [] } = content;
  if (attachments.length > 0) {
    throw new BridgeError(
      'notSupported',
      'Failed to send the message: ICI carries the names of attachments, not what is in them. Send the message without attachments.',
    );
  }
  const to =
    destinations.length === 0 && replied
      ? [replied.remoteAddress]
      : destinations.map((address) => mailAddress(dialect, address));
  if (to.length === 0) {
    throw new BridgeError(
      'badAddress',
      'Failed to send the message: it has no destination. Send at least one mail address.',
    );
  }
  return {
    from: content.originator?.trim() ? mailAddress(dialect, { value: content.originator }) : '',
    to,
    cc: copies.map((address) => mailAddress(dialect, address)),
    subject: content.subject,
    contentType: contentType(content.contentType),
    text: content.content,
    attachments: [],
  };
}

function mailAddress(dialect: Dialect, { value, type }: Address): string {
  const isMail = !type || type.toLowerCase() === dialect.addressTypes.email.toLowerCase();
  if (isMail && /^[^@\s]+@[^@\s]+$/.test(value.trim())) return value.trim();
  throw new BridgeError(
    'badAddress',
    `Failed to send the message: ${JSON.stringify(value)} is no mail address. Send one such as service@example.com.`,
  );
}

function contentType(text: string): MailContent['contentType'] {
  const [type = ''] = text.split(';', 1);
  const known = (['text/plain', 'text/html'] as const).find((name) => name === type.trim().toLowerCase());
  if (known) return known;
  throw new BridgeError(
    'malformedRequest',
    `Failed to send the message: its contentType is ${JSON.stringify(text)}. Send text/plain or text/html.`,
  );
}
