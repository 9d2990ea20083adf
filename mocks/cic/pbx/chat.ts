import type { Interaction } from './interaction.ts';
import type { Step } from './step.ts';
import { connect, end } from './transitions.ts';

/** Somebody in a chat; known by `userId` and `interactionId` together (icws.md 7.10). */
export interface ChatMember {
  readonly userId: string;
  readonly displayName: string;
  /** The leg through which they take part; a visitor's is the one that came in with them. */
  readonly interactionId: string;
  readonly role: 'internal' | 'external';
  readonly isTyping: boolean;
}

export interface ChatText {
  readonly from: ChatMember;
  /** What was said, or the name of a file. */
  readonly text: string;
  /** Of a file: where its content is kept. */
  readonly fileId?: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** One conversation. Every leg in its room holds the same one. */
export interface Chat {
  readonly roomId: string;
  readonly members: readonly ChatMember[];
  /** Only ever grows. */
  readonly messages: readonly ChatText[];
}

export function isMember(member: ChatMember, userId: string, interactionId: string): boolean {
  return member.userId === userId && member.interactionId === interactionId;
}

/** Changes the conversation for everybody in the room, those who have left it a moment ago included. */
export function updateChat(step: Step, roomId: string, update: (chat: Chat) => Chat): void {
  for (const leg of step.chatLegs(roomId)) if (leg.chat) step.put({ ...leg, chat: update(leg.chat) });
}

/**
 * Lets users in when they pick up and out when they leave, answers the leg of whoever began it,
 * and ends a chat in which only one is left.
 */
export function settleChat(step: Step, changed: Interaction): void {
  const { chat } = changed;
  if (!chat) return;
  syncMember(step, changed, chat);
  const live = step.chatLegs(chat.roomId).filter((leg) => leg.state !== 'I' && leg.state !== 'E');
  const visitors =
    step.interaction(changed.id)?.chat?.members.filter(({ role }) => role === 'external') ?? [];
  if (live.length === 0) {
    if (visitors.length > 0) updateChat(step, chat.roomId, (each) => ({ ...each, members: [] }));
  } else if (live.length + visitors.length < 2) {
    for (const leg of live) end(step, leg, 'E');
  } else if (changed.state === 'C') {
    for (const leg of live) if (leg.state === 'R') connect(step, leg);
  }
}

function syncMember(step: Step, leg: Interaction, chat: Chat): void {
  const present = chat.members.find(
    ({ interactionId, role }) => interactionId === leg.id && role === 'internal',
  );
  const isIn = leg.userId !== undefined && (leg.state === 'C' || leg.state === 'H');
  if (isIn ? present?.userId === leg.userId : !present) return;
  const { userId } = leg;
  updateChat(step, chat.roomId, (each) => {
    const others = each.members.filter((member) => !present || !isMember(member, present.userId, leg.id));
    if (!isIn || userId === undefined) return { ...each, members: others };
    const displayName = step.directory.user(userId)?.displayName ?? userId;
    const member = { userId, displayName, interactionId: leg.id, role: 'internal', isTyping: false } as const;
    return { ...each, members: [...others, member] };
  });
}
