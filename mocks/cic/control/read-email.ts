import type { PlaceEmail } from '../pbx/commands/emails.ts';
import type { EmailAddress } from '../pbx/email.ts';
import type { EmailToPlace } from './interaction-schemas.ts';

/** An e-mail in the short form of the control API, as the switch takes it. */
export function readEmail({ to, ...mail }: EmailToPlace): PlaceEmail {
  const { text, html, attachments, attributes } = mail;
  const bodies = [
    ...(text === undefined ? [] : [{ body: text, isHtml: false }]),
    ...(html === undefined ? [] : [{ body: html, isHtml: true }]),
  ];
  return {
    to,
    attachments,
    attributes,
    content: {
      subject: mail.subject ?? '',
      sender: { displayName: mail.name ?? mail.from, address: mail.from },
      to: (mail.recipients ?? []).map(addressOf),
      cc: (mail.cc ?? []).map(addressOf),
      bcc: [],
      replyTo: [],
      bodies,
    },
  };
}

function addressOf(address: string): EmailAddress {
  return { displayName: address, address };
}
