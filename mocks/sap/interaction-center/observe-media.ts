import type { ChatPostingView, ItemView } from '@switchhook/simulator/model';
import type { ActionItem, ActionSession, ChatPosting, ChatSession, Message } from './agent-event.ts';
import { observeWork, participantView } from './observe-item.ts';

/** The item that a chat's whole description makes of the one known before. */
export function observeChat(chat: ChatSession, before: ItemView | undefined, at: number): ItemView {
  const visitor = chat.chatParticipants.find(({ role }) => role.id === 'visitor');
  const address = visitor?.address || chat.originator;
  return {
    itemId: chat.chatSessionId,
    channel: 'chat',
    direction: 'in',
    ...observeWork({ ...chat, status: chat.chatStatus }, before, at),
    remoteNumber: address.includes('@') || address.startsWith('+') ? address : '',
    remoteName: visitor?.name || (address.includes('@') ? '' : address),
    dialedNumber: '',
    queue: chat.queue.description || chat.queue.id,
    participants: chat.chatParticipants.map(participantView),
    chat: { title: chat.title, postings: before?.chat?.postings ?? [], unread: before?.chat?.unread ?? 0 },
  };
}

/** The item that an action session's whole description makes of the one known before. */
export function observeAction(
  action: ActionSession,
  actionItemId: string | undefined,
  data: ActionItem | undefined,
  before: ItemView | undefined,
  at: number,
): ItemView {
  const originator = action.originator || data?.originator || '';
  const source = action.actionParticipants.find(({ role }) => role.id === 'originator');
  const own = { ...before?.action, ...(data && sapObject(data)), ...(actionItemId && { actionItemId }) };
  return {
    itemId: action.actionSessionId,
    channel: 'actionItem',
    direction: 'in',
    ...observeWork({ ...action, status: action.actionStatus }, before, at),
    remoteNumber: originator.includes('@') ? originator : '',
    remoteName: source?.name || (originator.includes('@') ? '' : originator),
    dialedNumber: '',
    queue: '',
    participants: action.actionParticipants.map(participantView),
    action: { ...own, title: action.title || data?.title || '', originator },
  };
}

function sapObject(data: ActionItem) {
  const { description, priority, dueDate, objectType, objectKey } = data;
  return {
    ...(description !== undefined && { description }),
    ...(priority !== undefined && { priority }),
    ...(dueDate !== undefined && { dueDate }),
    ...(objectType !== undefined && { objectType }),
    ...(objectKey !== undefined && { objectKey }),
  };
}

/** The item that a message's whole description makes of the one known before. */
export function observeMessage(message: Message, before: ItemView | undefined, at: number): ItemView {
  return {
    itemId: message.messageId,
    channel: 'email',
    direction: 'in',
    ...observeWork({ ...message, status: message.messageStatus }, before, at),
    remoteNumber: message.originator.includes('@') ? message.originator : '',
    remoteName: message.originator.includes('@') ? '' : message.originator,
    dialedNumber: '',
    queue: '',
    email: emailView(message),
  };
}

/** What an e-mail is, in an item and in a folder alike. */
export function emailView(message: Message) {
  const receivedAt = Date.parse(message.receivedDate ?? '');
  return {
    subject: message.subject,
    from: message.originator,
    to: message.destinations.map(({ value }) => value),
    folder: message.folder,
    isRead: message.read,
    isAnswered: message.answered,
    ...(Number.isFinite(receivedAt) && { receivedAt }),
    attachments: message.attachments.map(({ attachmentId, name, size }) => ({
      attachmentId,
      name,
      size: size ?? 0,
    })),
  };
}

/** One line as the agent reads it; a time that cannot be read is the time of arrival. */
export function postingView(posting: ChatPosting, names: readonly string[], at: number): ChatPostingView {
  const isSystem = posting.systemMessage === 'true';
  const posted = Date.parse(posting.postDate);
  return {
    author: isSystem ? '' : posting.chatParticipant,
    text: posting.contentText,
    isSystem,
    isOwn: !isSystem && names.includes(posting.chatParticipant),
    at: Number.isFinite(posted) ? posted : at,
  };
}

/** The transcript, and after it what was told meanwhile and is not in it; `untold` is the rest of the transcript. */
export function mergePostings(
  transcript: readonly ChatPostingView[],
  told: readonly ChatPostingView[],
): { readonly postings: readonly ChatPostingView[]; readonly untold: readonly ChatPostingView[] } {
  const left = [...transcript];
  const later = told.filter((posting) => {
    const at = left.findIndex((known) => isSamePosting(known, posting));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { postings: [...transcript, ...later], untold: left };
}

/** True where both are one line of the chat, told twice. */
export function isSamePosting(a: ChatPostingView, b: ChatPostingView): boolean {
  return a.text === b.text && a.author === b.author && a.isSystem === b.isSystem && a.at === b.at;
}
