import type { ChatPostingView } from '@switchhook/simulator/model';
import type { ChatPosting } from './agent-event.ts';
import type { AgentState, Item, Session } from './agent-state.ts';
import { isSamePosting, mergePostings, postingView } from './observe-media.ts';
import { itemOf, replaceItem, replaceSession, sessionOfItem } from './sessions.ts';

/** Adds a line to a chat's transcript; it counts as unread where the agent is in another session. */
export function showPosting(state: AgentState, posting: ChatPosting, at: number): AgentState {
  return changeChat(state, posting.chatSessionId, (known, isSeen) => {
    const line = postingView(posting, [state.userId, state.name], at);
    // The transcript may have been read between the line and the event that tells of it. CIC's dates are whole
    // seconds, so that the same word said twice in one looks the same too: only what was not told yet counts.
    const toldAt = known.untold.findIndex((posted) => isSamePosting(posted, line));
    if (toldAt >= 0) return { ...known, untold: known.untold.toSpliced(toldAt, 1) };
    const isNews = !line.isOwn && !line.isSystem && !isSeen;
    return { ...known, postings: [...known.postings, line], unread: known.unread + (isNews ? 1 : 0) };
  });
}

/** Takes over the transcript that was read, without losing what events told while it was under way. */
export function readChat(
  state: AgentState,
  chatSessionId: string,
  postings: readonly ChatPosting[],
  at: number,
): AgentState {
  const transcript = postings.map((posting) => postingView(posting, [state.userId, state.name], at));
  return changeChat(state, chatSessionId, (known) => ({
    ...known,
    ...mergePostings(transcript, known.postings),
  }));
}

/** The agent is looking at the session now. */
export function markSeen(session: Session): Session {
  return session.items.reduce((next, item) => {
    const { chat } = item.view;
    if (!chat || chat.unread === 0) return next;
    return replaceItem(next, { ...item, view: { ...item.view, chat: { ...chat, unread: 0 } } });
  }, session);
}

interface Lines {
  readonly postings: readonly ChatPostingView[];
  readonly unread: number;
  /** Of the postings those that only the transcript told. */
  readonly untold: readonly ChatPostingView[];
}

function changeChat(
  state: AgentState,
  itemId: string,
  change: (lines: Lines, isSeen: boolean) => Lines,
): AgentState {
  const withLines = (item: Item, isSeen: boolean): Item => {
    const { chat } = item.view;
    if (!chat) return item;
    const { untold, ...lines } = change({ ...chat, untold: item.untold ?? [] }, isSeen);
    return { ...item, untold, view: { ...item.view, chat: { ...chat, ...lines } } };
  };
  const session = sessionOfItem(state, itemId);
  const item = session && itemOf(session, itemId);
  if (session && item) {
    const isSeen = session.sessionId === state.activeSessionId;
    return replaceSession(state, replaceItem(session, withLines(item, isSeen)));
  }
  const waiting = state.waiting.map((one) => (one.view.itemId === itemId ? withLines(one, false) : one));
  return { ...state, waiting };
}
