import type { ItemView, SapNotice } from '@switchhook/simulator/model';
import type { AgentEvent } from './agent-event.ts';
import { type AgentState, type Item, newAgentState, type Session } from './agent-state.ts';
import { readChat, showPosting } from './chat.ts';
import { showNotice } from './messages.ts';
import { endedItem, observeCall, observeItem, processing } from './observe-item.ts';
import { observeAction, observeChat, observeMessage } from './observe-media.ts';
import { nameChannels, observeContainer, observeLine, observePlaces } from './places.ts';
import { placeWaiting, putItem, type StepContext } from './put-item.ts';
import { readFigures } from './read-figures.ts';
import { reduceInteraction } from './reduce-interaction.ts';
import {
  itemOf,
  openInteraction,
  openSession,
  replaceItem,
  replaceSession,
  sessionOfItem,
} from './sessions.ts';
import { withoutTransfer } from './transfer.ts';
import { choosableWorkModes, observeUser, requestWorkMode, withoutPending } from './work-mode.ts';

/** The interaction center's state machine: pure; an event that tells nothing new changes nothing. */
export function reduceAgent(state: AgentState, event: AgentEvent, context: StepContext): AgentState {
  const { at } = context;
  switch (event.kind) {
    case 'loggedOn': {
      const { user, workModes, workcenter, channels = [] } = event;
      const withModes = {
        ...state,
        // Whoever is logged on again need not be told to log on.
        messages: state.messages.filter(({ notice }) => !notice || !untilLogOn.includes(notice.kind)),
        workModes: choosableWorkModes(workModes),
        ...(workcenter && { workcenter }),
      };
      const placed = observePlaces(observeUser(withModes, user, at), user);
      const known = { ...placed, channels: nameChannels(placed.channels, channels) };
      return known.sessions.length > 0 ? known : openSession(known).state;
    }
    case 'loggedOff':
      return {
        ...newAgentState(state.userId, state.name),
        messages: state.messages,
        broadcasts: state.broadcasts,
        savedRecords: state.savedRecords,
        messagesShown: state.messagesShown,
        sessionsOpened: state.sessionsOpened,
        recordsOpened: state.recordsOpened,
      };
    case 'logOnFailed':
      return disconnected(state);
    case 'subscriptionEnded': {
      const { description, id } = event.reason;
      const why = description || id || 'no reason given';
      return showNotice(disconnected(state), 'error', { kind: 'loggedOff', why }, at);
    }
    case 'sessionUnknown':
      return showNotice(disconnected(state), 'error', { kind: 'sessionUnknown' }, at);
    case 'connectionOver':
      // What the agent has before them stays until they log on again; of the contact center nothing is to be had.
      return state.cms === 'connected'
        ? showNotice({ ...state, cms: 'lost' }, 'error', { kind: 'connectionOver' }, at)
        : state;
    case 'userChanged':
      return observePlaces(observeUser(state, event.user, at), event.user);
    case 'callChanged':
      return observe(state, event.call.phoneCallId, event.call.processingStatus.id, context, (before) =>
        observeCall(event.call, before, state.userId, at),
      );
    case 'chatChanged':
      return observe(state, event.chat.chatSessionId, event.chat.processingStatus.id, context, (before) =>
        observeChat(event.chat, before, at),
      );
    case 'actionChanged': {
      const { action, actionItemId, data } = event;
      return observe(state, action.actionSessionId, action.processingStatus.id, context, (before) =>
        observeAction(action, actionItemId, data, before, at),
      );
    }
    case 'messageChanged':
      return observe(state, event.message.messageId, event.message.processingStatus.id, context, (before) =>
        observeMessage(event.message, before, at),
      );
    case 'chatPosted':
      return showPosting(state, event.posting, at);
    case 'chatRead':
      return readChat(state, event.chatSessionId, event.postings, at);
    case 'itemChanged': {
      // The event lacks what a new tab needs; the channel's own event brings the item itself.
      const before = itemView(state, event.item.itemId);
      if (!before) return state;
      const view = observeItem(event.item, before, at);
      const observed = { view, processing: event.item.processingStatus.id };
      return placeWaiting(putItem(state, observed, context), context);
    }
    case 'containerChanged':
      return observeContainer(state, event.container);
    case 'lineChanged':
      return observeLine(state, event.line);
    case 'figuresChanged': {
      const monitor = readFigures(event.document, at);
      if (monitor) return { ...state, monitor };
      return showNotice(state, 'warning', { kind: 'figuresUnreadable' }, at);
    }
    case 'figuresWatched': {
      const { monitor: _, ...rest } = state;
      return event.monitor ? { ...rest, monitor: event.monitor } : rest;
    }
    case 'itemGone': {
      const before = itemView(state, event.itemId);
      if (!before) return state;
      const observed = { view: endedItem(before, at), processing: processing.completed };
      return placeWaiting(putItem(state, observed, context), context);
    }
    case 'callDialed':
      return itemView(state, event.call.phoneCallId)
        ? state
        : reduceAgent(state, { kind: 'callChanged', call: event.call }, context);
    case 'workModeRequested':
      return requestWorkMode(state, event.workMode);
    case 'workModeRefused':
      return withoutPending(state);
    case 'acceptRequested':
      return changeItem(state, event.itemId, (item) => ({ ...item, isAccepting: true }));
    case 'acceptRefused':
      return changeItem(state, event.itemId, accepted);
    case 'acceptTaken': {
      const taken = changeItem(state, event.itemId, accepted);
      return onSession(taken, sessionOfItem(taken, event.itemId), (session) => ({
        ...openInteraction(taken, session, context),
        activeSessionId: session.sessionId,
      }));
    }
    case 'rejectRequested':
      return changeItem(state, event.itemId, (item) => ({ ...item, isRejecting: true }));
    case 'rejectRefused':
      return changeItem(state, event.itemId, (item) => ({ ...item, isRejecting: false }));
    case 'wrapUpAsked':
      return changeItem(state, event.itemId, (item) => ({
        ...item,
        view: { ...item.view, isWrapUpRequired: event.isRequired },
      }));
    case 'refusedAtLimit': {
      const waiting = state.waiting.filter(({ view }) => view.itemId !== event.itemId);
      return showNotice({ ...state, waiting }, 'warning', { kind: 'rejectedAtLimit' }, at);
    }
    default:
      return reduceInteraction(state, event, context);
  }
}

const untilLogOn: readonly SapNotice['kind'][] = ['connectionOver', 'sessionUnknown', 'loggedOff'];

const accepted = ({ isAccepting: _, ...item }: Item): Item => item;

/** Takes over the whole description of an item, unless it was finished here already. */
function observe(
  state: AgentState,
  itemId: string,
  processingId: string,
  context: StepContext,
  describe: (before: ItemView | undefined) => ItemView,
): AgentState {
  if (state.closedItemIds.includes(itemId)) return state;
  const observed = { view: describe(itemView(state, itemId)), processing: processingId };
  return placeWaiting(putItem(state, observed, context), context);
}

/** The subscription is gone: items can no longer be followed, but customer data stays on screen until End. */
function disconnected(state: AgentState): AgentState {
  const { workMode: _, pendingWorkMode: __, activeSessionId: active, monitor: ___, ...without } = state;
  const sessions = state.sessions
    .filter((session) => session.isInteractionOpen)
    .map((session) => ({
      ...withoutTransfer(session),
      items: [],
      awaitedItemIds: [...session.awaitedItemIds, ...session.items.map(({ view }) => view.itemId)],
    }));
  const next = sessions.find((session) => session.sessionId === active) ?? sessions.at(-1);
  return {
    ...without,
    cms: 'disconnected',
    capabilities: [],
    waiting: [],
    // The next log-on is told of every item that is still there, under the same ids.
    closedItemIds: [],
    sessions,
    ...(next && { activeSessionId: next.sessionId }),
  };
}

function itemView(state: AgentState, itemId: string): ItemView | undefined {
  const items = [...state.sessions.flatMap(({ items: own }) => own), ...state.waiting];
  return items.find((item) => item.view.itemId === itemId)?.view;
}

function onSession(
  state: AgentState,
  session: Session | undefined,
  change: (session: Session) => AgentState,
): AgentState {
  return session ? change(session) : state;
}

function changeItem(state: AgentState, itemId: string, change: (item: Item) => Item): AgentState {
  const session = sessionOfItem(state, itemId);
  const item = session && itemOf(session, itemId);
  return session && item ? replaceSession(state, replaceItem(session, change(item))) : state;
}
