import type { Identification } from '@switchhook/simulator/model';
import type { AgentState, Item, Session } from './agent-state.ts';
import { callerOf } from './cti-bar.ts';
import { showMessage } from './messages.ts';
import { isOver, processing } from './observe-item.ts';
import { partnerNumber } from './partner-number.ts';
import {
  closeSession,
  forgetItem,
  openInteraction,
  replaceSession,
  sessionForItem,
  sessionOfItem,
} from './sessions.ts';

/** What a step of the interaction center needs besides the state. */
export interface StepContext {
  /** Looks up who a number belongs to. */
  readonly identify: (number: string) => Identification;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** An item as the bridge tells it, without what the agent did with it here. */
export type ObservedItem = Pick<Item, 'view' | 'processing'>;

/** Takes over what the bridge tells of an item, known or new. */
export function putItem(state: AgentState, observed: ObservedItem, context: StepContext): AgentState {
  const { view } = observed;
  const session = sessionOfItem(state, view.itemId);
  if (session?.item) return updateItem(state, session, { ...session.item, ...observed }, context);
  if (state.waiting.some((item) => item.view.itemId === view.itemId)) return updateWaiting(state, observed);
  // What was over before it was ever seen has nothing to show; `failed` tells why nobody answers.
  if (view.state === 'ended') return state;
  const isOutgoing = view.direction === 'out' || view.state === 'initiated' || view.state === 'dialing';
  return placeItem(state, { ...observed, isOutgoing, isRejecting: false }, context);
}

/** Gives sessions that became free to the items that wait (G16). */
export function placeWaiting(state: AgentState, context: StepContext): AgentState {
  const [first, ...others] = state.waiting;
  if (!first || !sessionForItem(state, first.isOutgoing)) return state;
  return placeWaiting(placeItem({ ...state, waiting: others }, first, context), context);
}

function placeItem(state: AgentState, item: Item, context: StepContext): AgentState {
  const place = sessionForItem(state, item.isOutgoing);
  if (!place) {
    const text = 'All sessions are in use. A further contact waits until an interaction ends.';
    return showMessage({ ...state, waiting: [...state.waiting, item] }, 'warning', text, context.at);
  }
  const session = identified({ ...place.session, item }, context);
  // Dialling begins the interaction; what comes in begins it when it is accepted, here or at the phone.
  const isBegun = item.isOutgoing || item.view.state !== 'alerting';
  const before = forgetItem(place.state, place.session.item);
  const placed = replaceSession(before, isBegun ? openInteraction(session) : session);
  return item.isOutgoing ? { ...placed, activeSessionId: session.sessionId } : placed;
}

function updateItem(state: AgentState, session: Session, item: Item, context: StepContext): AgentState {
  const next: Session = { ...session, item };
  const { view } = item;
  if (isOver(view.state) && !session.isInteractionOpen) return loseCall(state, next, context);
  const hasNewNumber = session.item && partnerNumber(session.item) !== partnerNumber(item);
  const known = hasNewNumber ? identified(next, context) : next;
  const isAnswered = view.state === 'connected' || view.state === 'held';
  return replaceSession(state, isAnswered ? openInteraction(known) : known);
}

/** The caller gave up, CIC took the call back, or the agent refused it: nothing of it stays. */
function loseCall(state: AgentState, session: Session, { at }: StepContext): AgentState {
  const closed = closeSession(state, session);
  const { item } = session;
  if (item?.isRejecting || item?.processing === processing.rejected) return closed;
  const fate = item?.processing === processing.forwarded ? 'went back to the queue' : 'was lost';
  return showMessage(closed, 'info', `Call from ${callerOf(session)} ${fate}`, at);
}

function updateWaiting(state: AgentState, observed: ObservedItem): AgentState {
  const waiting = state.waiting
    .map((item) => (item.view.itemId === observed.view.itemId ? { ...item, ...observed } : item))
    .filter((item) => !isOver(item.view.state));
  return { ...state, waiting };
}

/** Asks who the partner is, unless the interaction has its customer already. */
function identified(session: Session, { identify }: StepContext): Session {
  if (session.account || !session.item) return session;
  const next = { ...session, identification: identify(partnerNumber(session.item)) };
  // Within an open interaction the page has to follow what is now known.
  return session.isInteractionOpen ? openInteraction({ ...next, isInteractionOpen: false }) : next;
}
