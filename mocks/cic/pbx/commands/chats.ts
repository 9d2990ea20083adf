import { type Chat, type ChatMember, isMember, updateChat } from '../chat.ts';
import { readDialTarget } from '../dial-target.ts';
import { type Interaction, isEnded } from '../interaction.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { findCommandable, invalidState, unknownInteraction } from './find-commandable.ts';
import { newInteraction } from './new-interaction.ts';
import { findQueueEntry, type QueueName } from './queue-entry.ts';
import { findProtectedAttribute } from './write-attributes.ts';

/** Somebody from outside who wants to chat. */
export interface PlaceChat {
  readonly to: QueueName;
  /** What the visitor is known by, such as a mail address. */
  readonly from?: string | undefined;
  readonly name?: string | undefined;
  /** What the visitor wrote first. */
  readonly text?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

/** Lets a visitor chat with a user or a workgroup and gives the id of the chat. */
export function placeChat(
  step: Step,
  { to, from = '', name = 'Guest', ...chat }: PlaceChat,
): string | Refusal {
  const attributes = chat.attributes ?? {};
  const refused = findProtectedAttribute(attributes);
  if (refused) return refused;
  const entry = findQueueEntry(step, to);
  if (isRefusal(entry)) return entry;
  const remote = { name, address: from };
  const about = { direction: 'in', isInternal: false, remote, attributes } as const;
  const interaction = newInteraction(step, 'chat', about, (id) => {
    const visitor = newVisitor(id, 1, name);
    const messages = chat.text === undefined ? [] : [{ from: visitor, text: chat.text, at: step.now }];
    return { chat: { roomId: id, members: [visitor], messages } };
  });
  entry.enter(interaction);
  return interaction.id;
}

/** Begins a chat with a colleague, or with whoever ACD finds; gives the id of the actor's own leg. */
export function createChat(
  step: Step,
  actorId: string,
  target: string,
  attributes: Readonly<Record<string, string>> = {},
): string | Refusal {
  const refused = findProtectedAttribute(attributes);
  if (refused) return refused;
  const actor = step.directory.user(actorId);
  const place = findColleague(step, actorId, target);
  if (isRefusal(place)) return place;
  const own = newInteraction(
    step,
    'chat',
    { direction: 'out', isInternal: true, remote: place.party, attributes },
    (id) => ({ chat: { roomId: id, members: [], messages: [] } }),
  );
  step.put({
    ...own,
    state: 'R',
    stateText: 'Proceeding',
    userId: actorId,
    times: { ...own.times, userQueue: step.now },
  });
  const remote = { name: actor?.displayName ?? actorId, address: actor?.extension ?? '' };
  const other = newInteraction(step, 'chat', { direction: 'in', isInternal: true, remote, attributes });
  place.enter({ ...other, chat: own.chat });
  return own.id;
}

/** Asks a colleague into a chat; they are in it once they pick up. */
export function inviteToChat(step: Step, actorId: string, id: string, target: string): string | Refusal {
  const chat = findChat(step, actorId, id);
  if (isRefusal(chat)) return chat;
  const place = findColleague(step, actorId, target);
  if (isRefusal(place)) return place;
  const { remote } = chat.interaction;
  const leg = newInteraction(step, 'chat', { direction: 'in', isInternal: true, remote });
  place.enter({ ...leg, chat: chat.chat });
  return leg.id;
}

export function sendChatText(
  step: Step,
  actorId: string,
  id: string,
  { text, clearsTyping }: { readonly text: string; readonly clearsTyping: boolean },
): Refusal | undefined {
  const own = findOwnMember(step, actorId, id);
  if (isRefusal(own)) return own;
  say(step, own.chat.roomId, own.member, text, clearsTyping);
  return undefined;
}

/** Whether the actor may say something in a chat now; nothing changes in the switch. */
export function mayChat(step: Step, actorId: string, id: string): Refusal | undefined {
  const own = findOwnMember(step, actorId, id);
  return isRefusal(own) ? own : undefined;
}

/** Gives everybody in the chat a file. */
export function sendChatFile(
  step: Step,
  actorId: string,
  id: string,
  { name, fileId }: { readonly name: string; readonly fileId: string },
): Refusal | undefined {
  const own = findOwnMember(step, actorId, id);
  if (isRefusal(own)) return own;
  updateChat(step, own.chat.roomId, (chat) => {
    return { ...chat, messages: [...chat.messages, { from: own.member, text: name, fileId, at: step.now }] };
  });
  return undefined;
}

export function setTyping(step: Step, actorId: string, id: string, on: boolean): Refusal | undefined {
  const own = findOwnMember(step, actorId, id);
  if (isRefusal(own)) return own;
  putTyping(step, own.chat.roomId, own.member, on);
  return undefined;
}

/** Another visitor comes in; gives the id by which the chat knows them. */
export function visitorJoins(step: Step, id: string, name: string): string | Refusal {
  const open = findOpenChat(step, id);
  if (isRefusal(open)) return open;
  const count = 1 + open.members.filter(({ role }) => role === 'external').length;
  const taken = new Set(open.members.map(({ userId }) => userId));
  let visitor = newVisitor(id, count, name);
  for (let next = count + 1; taken.has(visitor.userId); next += 1) visitor = newVisitor(id, next, name);
  updateChat(step, open.roomId, (chat) => ({ ...chat, members: [...chat.members, visitor] }));
  return visitor.userId;
}

/** A visitor writes; the first of them unless `visitorId` names another. */
export function visitorSays(step: Step, id: string, text: string, visitorId?: string): Refusal | undefined {
  const visitor = findVisitor(step, id, visitorId);
  if (isRefusal(visitor)) return visitor;
  say(step, visitor.chat.roomId, visitor.member, text, true);
  return undefined;
}

export function visitorTypes(step: Step, id: string, on: boolean, visitorId?: string): Refusal | undefined {
  const visitor = findVisitor(step, id, visitorId);
  if (isRefusal(visitor)) return visitor;
  putTyping(step, visitor.chat.roomId, visitor.member, on);
  return undefined;
}

/** A visitor leaves; with the last of them the chat ends where no two users are left in it. */
export function visitorLeaves(step: Step, id: string, visitorId?: string): Refusal | undefined {
  const visitor = findVisitor(step, id, visitorId);
  if (isRefusal(visitor)) return visitor;
  const { userId, interactionId } = visitor.member;
  updateChat(step, visitor.chat.roomId, (chat) => ({
    ...chat,
    members: chat.members.filter((member) => !isMember(member, userId, interactionId)),
  }));
  return undefined;
}

function newVisitor(interactionId: string, number: number, displayName: string): ChatMember {
  return {
    userId: `visitor-${interactionId}-${number}`,
    displayName,
    interactionId,
    role: 'external',
    isTyping: false,
  };
}

function say(step: Step, roomId: string, member: ChatMember, text: string, clearsTyping: boolean): void {
  const from = clearsTyping ? { ...member, isTyping: false } : member;
  updateChat(step, roomId, (chat) => ({
    ...chat,
    members: chat.members.map((each) =>
      clearsTyping && each.isTyping && isMember(each, member.userId, member.interactionId) ? from : each,
    ),
    messages: [...chat.messages, { from, text, at: step.now }],
  }));
}

function putTyping(step: Step, roomId: string, { userId, interactionId }: ChatMember, on: boolean): void {
  updateChat(step, roomId, (chat) => ({
    ...chat,
    members: chat.members.map((each) =>
      isMember(each, userId, interactionId) && each.isTyping !== on ? { ...each, isTyping: on } : each,
    ),
  }));
}

interface FoundMember {
  readonly chat: Chat;
  readonly member: ChatMember;
}

function findOpenChat(step: Step, id: string): Chat | Refusal {
  const interaction = step.interaction(id);
  if (!interaction) return unknownInteraction(id);
  if (!interaction.chat) return notAChat(interaction);
  return isEnded(interaction) ? invalidState('chatted in', interaction) : interaction.chat;
}

function findVisitor(step: Step, id: string, visitorId: string | undefined): FoundMember | Refusal {
  const chat = findOpenChat(step, id);
  if (isRefusal(chat)) return chat;
  const visitors = chat.members.filter(({ role }) => role === 'external');
  const member = visitors.find(({ userId }) => visitorId === undefined || userId === visitorId);
  if (member) return { chat, member };
  const present = visitors.map(({ userId }) => userId).join(', ') || 'nobody';
  return refuse('invalidState', `Chat ${id} has no such visitor. From outside there is: ${present}.`);
}

function findChat(
  step: Step,
  actorId: string,
  id: string,
): { readonly interaction: Interaction; readonly chat: Chat } | Refusal {
  // no capability bit stands for chatting: it needs a chat that was picked up
  const interaction = findCommandable(step, actorId, id, 'disconnect', 'chatted in');
  if (isRefusal(interaction)) return interaction;
  const { chat, state } = interaction;
  if (!chat) return notAChat(interaction);
  return state === 'C' || state === 'H' ? { interaction, chat } : invalidState('chatted in', interaction);
}

function findOwnMember(step: Step, actorId: string, id: string): FoundMember | Refusal {
  const found = findChat(step, actorId, id);
  if (isRefusal(found)) return found;
  const member = found.chat.members.find((each) => isMember(each, actorId, id));
  if (member) return { chat: found.chat, member };
  return refuse('notAllowed', `User ${actorId} is not in chat ${id}. Pick it up first.`);
}

function notAChat({ id, kind }: Interaction): Refusal {
  return refuse('invalidState', `Interaction ${id} is a ${kind}, not a chat. Name one that is.`);
}

function findColleague(step: Step, actorId: string, target: string) {
  const place = readDialTarget(step.directory, target);
  const user = place?.kind === 'user' ? step.directory.user(place.userId) : undefined;
  const workgroup = place?.kind === 'workgroup' ? step.directory.workgroup(place.workgroupId) : undefined;
  if (user?.id === actorId)
    return refuse('badTarget', `User ${actorId} cannot chat alone. Name somebody else.`);
  if (user) {
    const party = { name: user.displayName, address: user.extension };
    return withParty(findQueueEntry(step, { user: user.id }), party);
  }
  if (workgroup) {
    const party = { name: workgroup.id, address: workgroup.extension };
    return withParty(findQueueEntry(step, { workgroup: workgroup.id }), party);
  }
  return refuse('badTarget', `"${target}" is nobody to chat with. Name a user or a workgroup.`);
}

function withParty(entry: ReturnType<typeof findQueueEntry>, party: Interaction['remote']) {
  return isRefusal(entry) ? entry : { ...entry, party };
}
