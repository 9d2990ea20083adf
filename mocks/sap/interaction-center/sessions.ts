import type { AccountView, Identification } from '@switchhook/simulator/model';
import { type AgentState, type Item, type Session, sessionLimit } from './agent-state.ts';
import { isOver } from './observe-item.ts';

const closedIdsKept = 100;

export function sessionOfItem(state: AgentState, itemId: string): Session | undefined {
  return state.sessions.find((session) => session.item?.view.itemId === itemId);
}

export function activeSession(state: AgentState): Session | undefined {
  return state.sessions.find((session) => session.sessionId === state.activeSessionId);
}

/** A session in which neither a communication nor an interaction is going on: the next item takes it. */
function isIdle(session: Session): boolean {
  return !session.item && !session.isInteractionOpen;
}

export function replaceSession(state: AgentState, next: Session): AgentState {
  const sessions = state.sessions.map((session) => (session.sessionId === next.sessionId ? next : session));
  return { ...state, sessions };
}

/** Opens an idle session; it becomes the active one where there is no other. */
export function openSession(state: AgentState): { readonly state: AgentState; readonly session: Session } {
  const sessionsOpened = state.sessionsOpened + 1;
  const session = idle(`s${sessionsOpened}`);
  return {
    session,
    state: {
      ...state,
      sessionsOpened,
      sessions: [...state.sessions, session],
      activeSessionId: state.activeSessionId ?? session.sessionId,
    },
  };
}

/**
 * The session that a new item takes: an idle one, the active one first, else a new tab; `undefined` where all
 * six are taken. A call that the agent dials goes on in the interaction that is open (ui.md 3).
 */
export function sessionForItem(
  state: AgentState,
  isOutgoing: boolean,
): { readonly state: AgentState; readonly session: Session } | undefined {
  const active = activeSession(state);
  const canContinue = isOutgoing && active?.isInteractionOpen && !isBusy(active);
  const session = canContinue || (active && isIdle(active)) ? active : state.sessions.find(isIdle);
  if (session) return { state, session };
  return state.sessions.length < sessionLimit ? openSession(state) : undefined;
}

/** True while the session's item needs its buttons: a call that is on, or a wrap-up to be ended. */
function isBusy({ item }: Session): boolean {
  return item !== undefined && (!isOver(item.view.state) || item.view.state === 'wrapUp');
}

/** Takes note that an item is finished here, so that a late event cannot bring it back. */
export function forgetItem(state: AgentState, item: Item | undefined): AgentState {
  if (!item) return state;
  return { ...state, closedItemIds: [...state.closedItemIds, item.view.itemId].slice(-closedIdsKept) };
}

/** Closes a session's interaction and item: its tab goes, and the last tab becomes idle. */
export function closeSession(state: AgentState, session: Session): AgentState {
  const without = forgetItem(state, session.item);
  const others = without.sessions.filter((other) => other.sessionId !== session.sessionId);
  const last = others.at(-1);
  if (!last) {
    return { ...without, sessions: [idle(session.sessionId)], activeSessionId: session.sessionId };
  }
  if (without.activeSessionId !== session.sessionId) return { ...without, sessions: others };
  const next = others.find((other) => other.item?.view.state === 'alerting') ?? last;
  return { ...without, sessions: others, activeSessionId: next.sessionId };
}

/** Starts the interaction: a single match pops its page, anything else the account search (G10 to G15). */
export function openInteraction(session: Session): Session {
  if (session.isInteractionOpen) return session;
  const account = accountOf(session.identification);
  return {
    ...session,
    isInteractionOpen: true,
    page: account ? 'account' : 'identifyAccount',
    ...(account && { account }),
  };
}

function accountOf(identification: Identification): AccountView | undefined {
  return identification.kind === 'oneMatch' ? identification.account : undefined;
}

function idle(sessionId: string): Session {
  return { sessionId, isInteractionOpen: false, identification: { kind: 'none' }, page: 'home' };
}
