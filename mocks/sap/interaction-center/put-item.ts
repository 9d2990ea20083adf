import type { Identification, IdentificationKey } from '@switchhook/simulator/model';
import type { AgentState, Item, Session } from './agent-state.ts';
import { callerOf } from './cti-bar.ts';
import { identificationKeys } from './identification-key.ts';
import { showNotice } from './messages.ts';
import { isAnswered, isOver, processing } from './observe-item.ts';
import { noteItem } from './record.ts';
import {
  closeSession,
  forgetItems,
  itemOf,
  openInteraction,
  popAgain,
  replaceItem,
  replaceSession,
  sessionForItem,
  sessionOfItem,
} from './sessions.ts';
import { followTransfer } from './transfer.ts';

/** What a step of the interaction center needs besides the state. */
export interface StepContext {
  /** Looks up whom a number, an e-mail address or a partner's id belongs to. */
  readonly identify: (key: IdentificationKey) => Identification;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Whether accepting confirms an account that is the only match. */
  readonly confirmsSingleMatch: boolean;
}

/** An item as the bridge tells it, without what the agent did with it here. */
export type ObservedItem = Pick<Item, 'view' | 'processing'>;

/** Takes over what the bridge tells of an item, known or new. */
export function putItem(state: AgentState, observed: ObservedItem, context: StepContext): AgentState {
  const { view } = observed;
  const session = sessionOfItem(state, view.itemId);
  const known = session && itemOf(session, view.itemId);
  if (session && known) return updateItem(state, session, known, { ...known, ...observed }, context);
  if (state.waiting.some((item) => item.view.itemId === view.itemId)) return updateWaiting(state, observed);
  // What was over before it was ever seen has nothing to show; `failed` tells why nobody answers.
  if (view.state === 'ended') return state;
  const isOutgoing = view.direction === 'out' || view.state === 'initiated' || view.state === 'dialing';
  const isDialed = view.channel === 'telephony' && isOutgoing;
  return placeItem(state, { ...observed, isOutgoing: isDialed, isRejecting: false }, context);
}

/** Gives sessions that became free to the items that wait (G16). */
export function placeWaiting(state: AgentState, context: StepContext): AgentState {
  const [first, ...others] = state.waiting;
  if (!first || !sessionForItem(state, first)) return state;
  return placeWaiting(placeItem({ ...state, waiting: others }, first, context), context);
}

function placeItem(state: AgentState, item: Item, context: StepContext): AgentState {
  const place = sessionForItem(state, item);
  if (!place) {
    const waiting = [...state.waiting, item];
    return showNotice({ ...state, waiting }, 'warning', { kind: 'allSessionsInUse' }, context.at);
  }
  // What is over made room; both calls of a consultation stay.
  const gone = place.session.items.filter(({ view }) => isOver(view.state));
  const kept = place.session.items.filter(({ view }) => !isOver(view.state));
  const joined: Session = {
    ...place.session,
    items: [...kept, item],
    awaitedItemIds: place.session.awaitedItemIds.filter((id) => id !== item.view.itemId),
  };
  const session = followTransfer(identified(joined, item, context));
  const before = forgetItems(place.state, gone);
  // Dialling begins the interaction; what comes in begins it when it is accepted, here or at the phone.
  const isBegun = item.isOutgoing || item.view.state !== 'alerting';
  const noted = session.isInteractionOpen ? noteItem(session, item, context.at) : session;
  const placed = isBegun ? openInteraction(before, noted, context) : replaceSession(before, noted);
  return item.isOutgoing ? { ...placed, activeSessionId: session.sessionId } : placed;
}

function updateItem(
  state: AgentState,
  session: Session,
  before: Item,
  item: Item,
  context: StepContext,
): AgentState {
  const next = replaceItem(session, item);
  const isOnly = session.items.length === 1;
  // What was given away may still get its wrap-up (G18): the bridge says when nothing more is to come.
  const isDone = item.processing !== processing.accepted && item.view.state !== 'wrapUp';
  // The customer's call stays in sight while the consultation about them goes on, and is what is left after it.
  const isConsultedFor = session.items.some(
    ({ view }) => view.consultFor === item.view.itemId && !isOver(view.state),
  );
  if (isOver(item.view.state) && !isOnly && isDone && !isConsultedFor) {
    // Of two calls one is over: the other goes on alone, or stands for the conference.
    const items = next.items.filter((other) => other !== item);
    return replaceSession(forgetItems(state, [item]), followTransfer({ ...next, items }));
  }
  if (isOver(item.view.state) && !session.isInteractionOpen) return loseItem(state, next, item, context);
  const hasNewKey = keysText(before) !== keysText(item);
  const known = followTransfer(hasNewKey ? identified(next, item, context) : next);
  return isAnswered(item.view.state) ? openInteraction(state, known, context) : replaceSession(state, known);
}

const keysText = (item: Item) => JSON.stringify(identificationKeys(item));

/** The caller gave up, CIC took the item back, or the agent refused it: nothing of it stays. */
function loseItem(state: AgentState, session: Session, item: Item, { at }: StepContext): AgentState {
  const closed = closeSession(state, session);
  if (item.isRejecting || item.processing === processing.rejected) return closed;
  const kind = item.processing === processing.forwarded ? 'returned' : 'lost';
  const notice = { kind, channel: item.view.channel, who: callerOf(session) } as const;
  return showNotice(closed, 'info', notice, at);
}

function updateWaiting(state: AgentState, observed: ObservedItem): AgentState {
  const waiting = state.waiting
    .map((item) => (item.view.itemId === observed.view.itemId ? { ...item, ...observed } : item))
    .filter((item) => !isOver(item.view.state));
  return { ...state, waiting };
}

/** Asks who the partner is, unless the interaction has its customer already or the item is a consultation. */
function identified(session: Session, item: Item, context: StepContext): Session {
  if (session.account || item.view.consultFor !== undefined) return session;
  const tries = identificationKeys(item).map((key) => ({ key, identification: context.identify(key) }));
  // A partner that nobody knows any more must not keep the number from telling who calls.
  const found = tries.find(({ identification: { kind } }) => kind === 'oneMatch' || kind === 'manyMatches');
  const { key, identification } = found ?? tries.at(-1) ?? {};
  if (!key || !identification) return session;
  const { identifiedBy: _, ...rest } = session;
  const next: Session = {
    ...rest,
    identification,
    ...(identification.kind !== 'noNumber' && { identifiedBy: key }),
  };
  // Within an open interaction the page has to follow what is now known.
  return session.isInteractionOpen ? popAgain(next, context.at, context.confirmsSingleMatch) : next;
}
