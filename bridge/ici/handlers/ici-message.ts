import type { ItemCommand } from '../../core/agent-command.ts';
import { BridgeError } from '../../core/bridge-error.ts';
import type { MailMessage } from '../../core/item.ts';
import type { IciCall, IciHandlers } from '../catalogue/catalogue.ts';
import { headerUser } from './acting-user.ts';
import { destinations } from './destination.ts';
import { findItem } from './find-item.ts';
import type { HandlerContext } from './handler-context.ts';
import { mailContent } from './mail-content.ts';

export function iciMessageHandlers(context: HandlerContext): IciHandlers['IciMessage'] {
  const { agents, present, dialect, directory } = context;
  const toDestination = destinations(dialect, directory);

  const find = (itemId: string, call: IciCall) => findItem(agents, 'message', itemId, undefined, call);

  async function perform(command: ItemCommand, call: IciCall): Promise<undefined> {
    const { snapshot } = find(command.itemId, call);
    await agents.perform(snapshot.agent.userId, command);
  }

  return {
    async getAttributes({ messageId }, call) {
      const { snapshot, item } = find(messageId, call);
      return present.message(snapshot, item);
    },
    async getContent({ messageId }, call) {
      const { snapshot, item } = find(messageId, call);
      return present.messageContent(item, await agents.readMail(snapshot.agent.userId, messageId));
    },
    accept: ({ messageId: itemId }, call) => perform({ kind: 'accept', itemId }, call),
    reject: ({ messageId: itemId }, call) => perform({ kind: 'reject', itemId }, call),
    async forward({ messageId: itemId, target }, call) {
      const { snapshot } = find(itemId, call);
      const destination = await toDestination(target, 'message');
      await agents.perform(snapshot.agent.userId, { kind: 'forward', itemId, destination, attachedData: '' });
    },
    end: ({ messageId: itemId }, call) => perform({ kind: 'end', itemId }, call),
    setRead: ({ messageId: itemId, flag }, call) => perform({ kind: 'setRead', itemId, flag }, call),
    setAnswered: ({ messageId: itemId, flag }, call) => perform({ kind: 'setAnswered', itemId, flag }, call),
    async send({ content }, call) {
      const userId = headerUser('the sender', call);
      const replied = content.messageId ? find(content.messageId, call).item : undefined;
      const sent = await agents.sendMail(userId, mailContent(dialect, content, replied), replied?.itemId);
      return present.message(sent.snapshot, sent.item as MailMessage);
    },
    async delete({ messageId }, call) {
      find(messageId, call);
      throw new BridgeError(
        'notSupported',
        `Failed to delete the message ${messageId}: CIC deletes no e-mail for a client. Call IciMessage.end when it is dealt with.`,
      );
    },
  };
}
