import { type AgentState, type Item, manualSessionLimit, type Session, sessionLimit } from './agent-state.ts';
import { currentItem } from './current-item.ts';
import { isOver } from './observe-item.ts';
import { noteAccount, openRecord } from './record.ts';

const closedIdsKept = 100;

export function sessionOfItem(state: AgentState, itemId: string): Session | undefined {
  return state.sessions.find((session) => session.items.some(({ view }) => view.itemId === itemId));
}

export function itemOf(session: Session, itemId: string): Item | undefined {
  return session.items.find(({ view }) => view.itemId === itemId);
}

export function findSession(state: AgentState, sessionId: string): Session | undefined {
  return state.sessions.find((session) => session.sessionId === sessionId);
}

export function activeSession(state: AgentState): Session | undefined {
  return state.sessions.find((session) => session.sessionId === state.activeSessionId);
}

/** A session in which neither a communication nor an interaction is going on: the next item takes it. */
export function isIdle(session: Session): boolean {
  return session.items.length === 0 && !session.isInteractionOpen;
}

export function replaceSession(state: AgentState, next: Session): AgentState {
  const sessions = state.sessions.map((session) => (session.sessionId === next.sessionId ? next : session));
  return { ...state, sessions };
}

export function replaceItem(session: Session, next: Item): Session {
  const items = session.items.map((item) => (item.view.itemId === next.view.itemId ? next : item));
  return { ...session, items };
}

/** Opens an idle session; it becomes the active one where there is no other. */
export function openSession(
  state: AgentState,
  isManual = false,
): { readonly state: AgentState; readonly session: Session } {
  const sessionsOpened = state.sessionsOpened + 1;
  const session: Session = { ...idle(`s${sessionsOpened}`), isManual };
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

/** True where the agent may open one more session by hand: one of the six stays free for what comes in. */
export function canOpenManually({ sessions }: AgentState): boolean {
  return sessions.length < manualSessionLimit;
}

/**
 * The session that a new item takes: the one of the call that it is a consultation for, the one that awaits it
 * after a restart, an idle one (the active one first), else a new tab; `undefined` where all six are taken. A
 * call that the agent dials goes on in the interaction that is open (ui.md 3).
 */
export function sessionForItem(
  state: AgentState,
  { isOutgoing, view }: Pick<Item, 'isOutgoing' | 'view'>,
): { readonly state: AgentState; readonly session: Session } | undefined {
  const own =
    (view.consultFor && sessionOfItem(state, view.consultFor)) ||
    state.sessions.find(({ awaitedItemIds }) => awaitedItemIds.includes(view.itemId));
  if (own) return { state, session: own };
  const active = activeSession(state);
  const canContinue = isOutgoing && active?.isInteractionOpen && !isBusy(active);
  const session = canContinue || (active && isIdle(active)) ? active : state.sessions.find(isIdle);
  if (session) return { state, session };
  return state.sessions.length < sessionLimit ? openSession(state) : undefined;
}

/** True while an item of the session needs its buttons: a call that is on, or a wrap-up to be ended. */
function isBusy({ items }: Session): boolean {
  return items.some(({ view }) => !isOver(view.state) || view.state === 'wrapUp');
}

/** Takes note that items are finished here, so that a late event cannot bring them back. */
export function forgetItems(state: AgentState, items: readonly Item[]): AgentState {
  if (items.length === 0) return state;
  const ids = items.map(({ view }) => view.itemId);
  return { ...state, closedItemIds: [...state.closedItemIds, ...ids].slice(-closedIdsKept) };
}

/** Closes a session's interaction and items: its tab goes, and the last tab becomes idle. */
export function closeSession(state: AgentState, session: Session): AgentState {
  const without = forgetItems(state, session.items);
  const others = without.sessions.filter((other) => other.sessionId !== session.sessionId);
  const last = others.at(-1);
  if (!last) {
    return { ...without, sessions: [idle(session.sessionId)], activeSessionId: session.sessionId };
  }
  if (without.activeSessionId !== session.sessionId) return { ...without, sessions: others };
  const next = others.find((other) => currentItem(other)?.view.state === 'alerting') ?? last;
  return { ...without, sessions: others, activeSessionId: next.sessionId };
}

/** Starts the interaction and its record; the page is the pop of a single match, else the search (G10 to G15). */
export function openInteraction(
  state: AgentState,
  session: Session,
  { at, confirmsSingleMatch }: { readonly at: number; readonly confirmsSingleMatch: boolean },
): AgentState {
  if (session.isInteractionOpen) return replaceSession(state, session);
  const recordsOpened = state.recordsOpened + 1;
  const recordId = `${state.userId}-${at.toString(36)}-${recordsOpened}`;
  const popped = popAccount({ ...session, isInteractionOpen: true }, confirmsSingleMatch);
  return replaceSession({ ...state, recordsOpened }, openRecord(popped, recordId, at));
}

/** Shows what is known of the partner now, unless the interaction has its customer already. */
function popAccount({ isPageChosen, ...session }: Session, confirmsSingleMatch: boolean): Session {
  const { identification, account: known } = session;
  const account =
    known ?? (confirmsSingleMatch && identification.kind === 'oneMatch' ? identification.account : undefined);
  const page = account ? 'account' : 'identifyAccount';
  return { ...session, ...(!isPageChosen && { page }), ...(account && { account }) };
}

/** Shows what is known now within an interaction that is open already. */
export function popAgain(session: Session, at: number, confirmsSingleMatch: boolean): Session {
  return noteAccount(popAccount(session, confirmsSingleMatch), at);
}

/** *Clear Interaction*: the record is dropped and the account no longer confirmed; the items stay (ui.md 3). */
export function clearInteraction(
  state: AgentState,
  { account: _, record: __, search: ___, ...session }: Session,
  at: number,
): AgentState {
  const cleared: Session = { ...session, scratchPad: '', isInteractionOpen: false };
  const step = { at, confirmsSingleMatch: false };
  // With a contact on, the interaction begins anew at once: there is something to be recorded.
  if (session.items.length > 0) {
    return session.isInteractionOpen ? openInteraction(state, cleared, step) : replaceSession(state, cleared);
  }
  const { identifiedBy: ____, ...rest } = cleared;
  return replaceSession(state, { ...rest, identification: { kind: 'none' }, page: 'home' });
}

function idle(sessionId: string): Session {
  return {
    sessionId,
    items: [],
    isInteractionOpen: false,
    identification: { kind: 'none' },
    page: 'home',
    scratchPad: '',
    isManual: false,
    awaitedItemIds: [],
  };
}
