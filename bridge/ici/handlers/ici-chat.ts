import type { ItemCommand } from '../../core/agent-command.ts';
import { BridgeError } from '../../core/bridge-error.ts';
import type { IciCall, IciHandlers, IciInput } from '../catalogue/catalogue.ts';
import { destinations } from './destination.ts';
import { findItem } from './find-item.ts';
import type { HandlerContext } from './handler-context.ts';

export function iciChatHandlers(context: HandlerContext): IciHandlers['IciChat'] {
  const { agents, present, dialect, directory } = context;
  const toDestination = destinations(dialect, directory);

  const find = (itemId: string, call: IciCall, userId?: string) =>
    findItem(agents, 'chat', itemId, userId, call);

  async function perform(command: ItemCommand, call: IciCall, userId?: string): Promise<undefined> {
    const { snapshot } = find(command.itemId, call, userId);
    await agents.perform(snapshot.agent.userId, command);
  }

  async function involve(
    kind: 'forward' | 'chatInvite',
    { chatSessionId, target, attachedData = '' }: IciInput<'IciChat', 'forward'>,
    call: IciCall,
  ): Promise<undefined> {
    const { snapshot } = find(chatSessionId, call);
    const destination = await toDestination(target, 'chat');
    await agents.perform(snapshot.agent.userId, { kind, itemId: chatSessionId, destination, attachedData });
  }

  return {
    accept: ({ chatSessionId: itemId, userId }, call) => perform({ kind: 'accept', itemId }, call, userId),
    reject: ({ chatSessionId: itemId, userId }, call) => perform({ kind: 'reject', itemId }, call, userId),
    leave: ({ chatSessionId: itemId, userId }, call) => perform({ kind: 'chatLeave', itemId }, call, userId),
    end: ({ chatSessionId: itemId, userId }, call) => perform({ kind: 'end', itemId }, call, userId),
    async newPosting({ chatSessionId, contentText }, call) {
      const { snapshot, item } = find(chatSessionId, call);
      if (contentText === '') {
        throw new BridgeError(
          'malformedRequest',
          'Failed to write into the chat: contentText is empty. Send the line to write.',
        );
      }
      const posting = await agents.post(snapshot.agent.userId, chatSessionId, contentText);
      return present.chatPosting(item, posting);
    },
    forward: (input, call) => involve('forward', input, call),
    invite: (input, call) => involve('chatInvite', input, call),
    async getPostings({ chatSessionId, fromIndex = 0 }, call) {
      const { item } = find(chatSessionId, call);
      if (fromIndex < 0) {
        throw new BridgeError(
          'malformedRequest',
          `Failed to read the chat: fromIndex is ${fromIndex}. Send 0 for the first line, or more.`,
        );
      }
      // The count goes on from the first line of the chat, also where that is no longer kept.
      const kept = Math.max(0, fromIndex - item.droppedLines);
      return item.postings.slice(kept).map((posting) => present.chatPosting(item, posting));
    },
    async getAttributes({ chatSessionId }, call) {
      const { snapshot, item } = find(chatSessionId, call);
      return present.chatSession(snapshot, item);
    },
  };
}
