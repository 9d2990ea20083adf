import type { LivePbx } from '../../live-pbx.ts';
import { type ChatMember, type ChatText, isMember } from '../../pbx/chat.ts';
import { compactDate } from '../../pbx/compact-date.ts';
import type { IcwsMessage } from '../message.ts';
import type { Subscription } from '../subscription.ts';

/** `chatMemberType` of the contract. */
const memberTypes = { currentUser: 2, internal: 3, external: 4 } as const;

/** Who is in a chat and what they write, from one user's view (icws.md 7.10). */
export function chatSubscription(pbx: LivePbx, userId: string, interactionId: string): Subscription {
  function member({ role, ...each }: ChatMember): Readonly<Record<string, unknown>> {
    const isSelf = each.userId === userId && each.interactionId === interactionId;
    const { displayName, interactionId: legId, userId: id } = each;
    const chatMemberType = isSelf ? memberTypes.currentUser : memberTypes[role];
    return { chatMemberType, displayName, interactionId: legId, userId: id };
  }

  function fullMember(each: ChatMember): Readonly<Record<string, unknown>> {
    const __type = 'urn:inin.com:interactions.chat:fullChatMember';
    return { __type, ...member(each), isTyping: each.isTyping };
  }

  function members(
    isDelta: boolean,
    before: readonly ChatMember[],
    after: readonly ChatMember[],
  ): readonly IcwsMessage[] {
    const find = (list: readonly ChatMember[], { userId: id, interactionId: legId }: ChatMember) =>
      list.find((each) => isMember(each, id, legId));
    const added = after.filter((each) => !find(before, each));
    const removed = before.filter((each) => !find(after, each));
    const changed = after.filter((each) => {
      const was = find(before, each);
      return was && (was.isTyping !== each.isTyping || was.displayName !== each.displayName);
    });
    if (isDelta && added.length + removed.length + changed.length === 0) return [];
    return [
      {
        __type: 'urn:inin.com:interactions.chat:chatMembersMessage',
        isDelta,
        interactionId,
        membersAdded: added.map(fullMember),
        membersChanged: changed.map(fullMember),
        membersRemoved: removed.map(fullMember),
      },
    ];
  }

  function contents(isDelta: boolean, texts: readonly ChatText[]): readonly IcwsMessage[] {
    if (isDelta && texts.length === 0) return [];
    return [
      {
        __type: 'urn:inin.com:interactions.chat:chatContentsMessage',
        isDelta,
        interactionId,
        messagesAdded: texts.map(({ from, text, fileId, at }) => ({
          chatMember: member(from),
          // whether real servers put the address or the name here is not public
          text: fileId === undefined ? text : `/interactions/${interactionId}/chat/files/${fileId}`,
          timestamp: compactDate(at),
          messageType: fileId === undefined ? 0 : 1,
        })),
      },
    ];
  }

  return {
    topics: [`interaction:${interactionId}`],
    snapshot() {
      const chat = pbx.view.interactions.get(interactionId)?.chat;
      return [...members(false, [], chat?.members ?? []), ...contents(false, chat?.messages ?? [])];
    },
    tell(change) {
      if (change.kind !== 'interaction' || !change.after?.chat) return undefined;
      const before = change.before?.chat;
      const after = change.after.chat;
      if (before === after) return undefined;
      return [
        ...members(true, before?.members ?? [], after.members),
        ...contents(true, after.messages.slice(before?.messages.length ?? 0)),
      ];
    },
    isOver: (change) => change.kind === 'interaction' && !change.after,
  };
}
