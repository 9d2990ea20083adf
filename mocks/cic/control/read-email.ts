import type { IdSource } from '@switchhook/bridge';
import type { StoredFile } from '../icws/files.ts';
import type { PlaceEmail } from '../pbx/commands/emails.ts';
import type { EmailAddress, EmailAttachment } from '../pbx/email.ts';
import type { EmailToPlace } from './interaction-schemas.ts';

interface ReadEmail {
  readonly mail: PlaceEmail;
  /** What its files hold, by where that is kept. */
  readonly files: ReadonlyMap<string, StoredFile>;
}

/** An e-mail in the short form of the control API, as the switch takes it. */
export function readEmail({ to, ...mail }: EmailToPlace, ids: IdSource): ReadEmail {
  const { text, html, attributes } = mail;
  const bodies = [
    ...(text === undefined ? [] : [{ body: text, isHtml: false }]),
    ...(html === undefined ? [] : [{ body: html, isHtml: true }]),
  ];
  const files = new Map<string, StoredFile>();
  const attachments = (mail.attachments ?? []).map((given, index): EmailAttachment => {
    const file = typeof given === 'string' ? { name: given, text: '' } : given;
    const fileId = ids();
    const contentType = 'text/plain; charset=utf-8';
    files.set(fileId, { name: file.name, contentType, bytes: Buffer.from(file.text) });
    return { id: String(index + 1), name: file.name, isInline: file.isInline ?? false, fileId };
  });
  const rest = { cc: [], bcc: [], replyTo: [] };
  return {
    files,
    mail: {
      to,
      attachments,
      messages: (mail.messages ?? []).map((each) => ({
        ...rest,
        subject: each.subject ?? '',
        sender: addressOf(each.from),
        to: [],
        bodies: each.text === undefined ? [] : [{ body: each.text, isHtml: false }],
      })),
      attributes,
      content: {
        ...rest,
        subject: mail.subject ?? '',
        sender: { displayName: mail.name ?? mail.from, address: mail.from },
        to: (mail.recipients ?? []).map(addressOf),
        cc: (mail.cc ?? []).map(addressOf),
        bodies,
      },
    },
  };
}

function addressOf(address: string): EmailAddress {
  return { displayName: address, address };
}
