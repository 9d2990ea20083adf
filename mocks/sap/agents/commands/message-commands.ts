import { assertNever } from '../../assert-never.ts';
import { message } from '../../ici/wire-schemas.ts';
import { done, type Outcome } from '../outcome.ts';
import type { CommandContext, CommandOf } from './command-context.ts';

export type MessageCommand = CommandOf<
  'setRead' | 'setAnswered' | 'moveMessage' | 'deleteMessage' | 'sendMessage'
>;

/** What the agent does with the messages of the inbox. */
export async function messageCommand(command: MessageCommand, context: CommandContext): Promise<Outcome> {
  const { bridge, dispatch } = context;
  switch (command.command) {
    case 'setRead':
    case 'setAnswered': {
      const { messageId, flag } = command;
      await bridge.tell(`IciMessage.${command.command}`, { messageId, flag });
      return done;
    }
    case 'moveMessage': {
      const { messageId, folderId } = command;
      await bridge.tell('IciFolder.moveMessage', { messageId, folderId });
      return done;
    }
    case 'deleteMessage':
      await bridge.tell('IciMessage.delete', { messageId: command.messageId });
      return done;
    case 'sendMessage': {
      const { to, subject, text, replyTo } = command;
      const content = {
        ...(replyTo !== undefined && { messageId: replyTo }),
        destinations: to.map((value) => ({ value, type: 'email' })),
        subject,
        contentType: 'text/plain',
        content: text,
      };
      const sent = await bridge.ask('IciMessage.send', { content }, message);
      const notice = { kind: 'sent', subject: sent.subject || subject } as const;
      dispatch({ kind: 'noticeShown', severity: 'success', notice });
      return done;
    }
    default:
      return assertNever(command);
  }
}
