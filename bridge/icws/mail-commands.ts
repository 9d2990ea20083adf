import { BridgeError } from '../core/bridge-error.ts';
import type { MailCommands } from '../core/cic-port.ts';
import type { MailContent } from '../core/mail-content.ts';
import { created } from './call-commands.ts';
import { answerOf, type CommandSender } from './command-sender.ts';
import { bodyTypes } from './mail-message.ts';
import type { MailWatch } from './mail-watch.ts';

const responseTypes = { reply: 0, replyAll: 1 } as const;

/** No file of the mail that is answered goes along. */
const noAttachments = 0;

/** E-mails (icws.md 7.1, 7.10): a draft is made in the agent's queue, filled and sent. */
export function createMailCommands(
  { request, run, command }: CommandSender,
  mails: Pick<MailWatch, 'read' | 'mailboxOf'>,
): MailCommands {
  async function draft(what: string, body: object): Promise<string> {
    const answer = await request(
      what,
      { method: 'POST', path: '/interactions', body },
      { invalidRequest: 'badAddress' },
    );
    return answerOf(what, created, answer, 'Look for a draft in the CIC client').interactionId;
  }

  async function send(what: string, id: string, content: object): Promise<void> {
    try {
      await command(what, id, '/email/save', {
        body: { emailContent: { __type: 'urn:inin.com:interactions.email:emailContent', ...content } },
        instead: { invalidRequest: 'badAddress' },
      });
      await command(what, id, '/email/send', { instead: { invalidRequest: 'badAddress' } });
    } catch (error) {
      // Where CIC may have sent it, nothing is taken back; where it refused, no draft may stay with the agent.
      const isRefused = error instanceof BridgeError && error.code !== 'cicUnavailable';
      if (isRefused) await command(`discard the draft ${id}`, id, '/disconnect').catch(() => {});
      throw error;
    }
  }

  return {
    readMail: (id) => mails.read(id),
    replyToMail: (id, content) =>
      run(id, async () => {
        const what = `answer e-mail ${id}`;
        refuseAttachments(what, content);
        const wire = wireContent(content, content.from || mails.mailboxOf(id));
        const isToAll = content.cc.length > 0 || content.to.length > 1;
        const answerId = await draft(what, {
          __type: 'urn:inin.com:interactions.email:createEmailResponseParameters',
          parentInteractionId: id,
          responseType: isToAll ? responseTypes.replyAll : responseTypes.reply,
          emailContent: {
            __type: 'urn:inin.com:interactions.email:emailResponseContent',
            ...wire,
            attachmentsFromParent: noAttachments,
          },
        });
        await send(what, answerId, wire);
        return answerId;
      }),
    sendMail: (content) =>
      run('sendMail', async () => {
        const what = `send an e-mail to ${content.to.join(', ')}`;
        refuseAttachments(what, content);
        const wire = wireContent(content, content.from);
        const id = await draft(what, {
          __type: 'urn:inin.com:interactions.email:createEmailParameters',
          emailContent: { __type: 'urn:inin.com:interactions.email:emailContent', ...wire },
        });
        await send(what, id, wire);
        return id;
      }),
  };
}

function wireContent({ to, cc, subject, contentType, text }: MailContent, from: string): object {
  return {
    subject,
    sender: address(from),
    toRecipients: to.map(address),
    ccRecipients: cc.map(address),
    bodies: [{ body: text, bodyType: contentType === 'text/html' ? bodyTypes.html : bodyTypes.text }],
  };
}

function address(mail: string): object {
  return { displayName: mail, address: mail };
}

/** Files are uploaded one by one, and a `MailContent` has their names only (icws.md 7.10). */
function refuseAttachments(what: string, { attachments }: MailContent): void {
  if (attachments.length === 0) return;
  const message = `Failed to ${what}: files cannot be sent through the bridge. Send them with a CIC client.`;
  throw new BridgeError('notSupported', message);
}
