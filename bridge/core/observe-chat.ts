import type { Agent, AgentRules } from './agent.ts';
import type { ChatParticipant, ChatPosting, ChatSession, Item, ItemState } from './item.ts';
import { mapItem, observeItem } from './observe-item.ts';
import type { ObservedInteraction } from './observed-interaction.ts';
import type { ObservedChatMember, ObservedChatMessage } from './observed-media.ts';
import { sightingOf } from './sighting-of.ts';

/** So many lines of a chat are kept at most; the oldest go first. */
export const transcriptLimit = 2000;

/** Takes over what CIC shows of a chat. */
export function observeChat(agent: Agent, observed: ObservedInteraction, rules: AgentRules): Agent {
  return observeItem(agent, sightingOf(observed), rules, isChat, (base, known) => ({
    ...base,
    kind: 'chat',
    state: stateWith(known?.participants ?? [], base.state),
    title: observed.subject || observed.remoteName,
    participants: known?.participants ?? [],
    postings: known?.postings ?? [],
    droppedLines: known?.droppedLines ?? 0,
  }));
}

function isChat(item: Item): item is ChatSession {
  return item.kind === 'chat';
}

/** Takes over who is in a chat. */
export function observeMembers(
  agent: Agent,
  interactionId: string,
  members: readonly ObservedChatMember[],
): Agent {
  return mapItem(agent, interactionId, (item) => {
    if (item.kind !== 'chat') return item;
    const participants = members.map(({ id, displayName, role, isTyping }) => ({
      participantId: id,
      name: displayName,
      role,
      isTyping,
    }));
    return { ...item, participants, state: stateWith(participants, item.state) };
  });
}

/** With several agents in it, a chat that goes on is conferenced (ici.md 5.3). */
function stateWith(participants: readonly ChatParticipant[], state: ItemState): ItemState {
  if (state !== 'connected' && state !== 'conferenced') return state;
  return participants.some(({ role }) => role === 'colleague') ? 'conferenced' : 'connected';
}

/** Takes over what was written: each line once, in CIC's order, whether it comes alone or in a whole reading. */
export function observeMessages(
  agent: Agent,
  interactionId: string,
  messages: readonly ObservedChatMessage[],
  isWhole: boolean,
): Agent {
  return mapItem(agent, interactionId, (item) => {
    if (item.kind !== 'chat') return item;
    const lines = messages.map(postingOf);
    if (!isWhole) return lines.length === 0 ? item : withLines(item, lines);
    const known = knownLines(item, lines);
    const whole = withEarlier(item, lines.slice(0, known));
    return whole === item && known === lines.length ? item : withLines(whole, lines.slice(known));
  });
}

/** A reading from the beginning brings back the lines that were not kept. */
function withEarlier(chat: ChatSession, known: readonly ChatPosting[]): ChatSession {
  const kept = keptLines(chat);
  if (chat.droppedLines === 0 || known.length < chat.droppedLines + kept.length) return chat;
  if (known.length > transcriptLimit) return chat;
  return { ...chat, postings: [...known.slice(0, chat.droppedLines), ...kept], droppedLines: 0 };
}

function postingOf({ from, text, at }: ObservedChatMessage): ChatPosting {
  return { participant: from.displayName, text, isSystem: from.role === 'system', at };
}

/** How many lines of a whole reading are known. */
function knownLines(chat: ChatSession, lines: readonly ChatPosting[]): number {
  const kept = keptLines(chat);
  const seen = chat.droppedLines + kept.length;
  const last = kept.at(-1);
  if (!last) return 0;
  if (seen <= lines.length && isSameLine(last, lines[seen - 1])) return seen;
  // CIC no longer has the beginning, or never had it here: the end of what is known is looked for.
  for (let count = Math.min(kept.length, lines.length); count > 0; count--) {
    const tail = kept.slice(-count);
    if (tail.every((line, index) => isSameLine(line, lines[index]))) return count;
  }
  return 0;
}

function keptLines({ postings, droppedLines }: ChatSession): readonly ChatPosting[] {
  return droppedLines > 0 ? postings.slice(1) : postings;
}

function isSameLine(a: ChatPosting, b: ChatPosting | undefined): boolean {
  return a.participant === b?.participant && a.text === b.text && a.at === b.at;
}

function withLines(chat: ChatSession, added: readonly ChatPosting[]): ChatSession {
  return limited({ ...chat, postings: [...keptLines(chat), ...added] }, chat.droppedLines, transcriptLimit);
}

/** The chat with its last lines only. */
export function shortened(chat: ChatSession, limit: number): ChatSession {
  return limited({ ...chat, postings: keptLines(chat) }, chat.droppedLines, limit);
}

/** `chat` has all lines that are left, without the one that says how many are not. */
function limited(chat: ChatSession, dropped: number, limit: number): ChatSession {
  const lines = chat.postings;
  if (lines.length <= limit && dropped === 0) return { ...chat, droppedLines: 0 };
  // One place is for the line that says so.
  const kept = lines.slice(-(limit - 1));
  const droppedLines = dropped + lines.length - kept.length;
  const note: ChatPosting = {
    participant: '',
    text: `${droppedLines} earlier lines are no longer kept.`,
    isSystem: true,
    at: kept[0]?.at ?? '',
  };
  return { ...chat, postings: [note, ...kept], droppedLines };
}

/** The lines of `after` that are not in `before`. Lines keep their identity from step to step. */
export function newPostings(before: ChatSession | undefined, after: ChatSession): readonly ChatPosting[] {
  const last = before?.postings.at(-1);
  if (!last) return keptLines(after);
  const at = after.postings.lastIndexOf(last);
  return at === -1 ? keptLines(after) : after.postings.slice(at + 1);
}
