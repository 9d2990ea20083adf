import type { AgentEvent } from './agent-event.ts';
import { type AgentState, newAgentState, type Session } from './agent-state.ts';
import { showMessage } from './messages.ts';
import { endedItem, observeCall, observeItem, processing } from './observe-item.ts';
import { placeWaiting, putItem, type StepContext } from './put-item.ts';
import { closeSession, openInteraction, openSession, replaceSession, sessionOfItem } from './sessions.ts';
import { choosableWorkModes, observeUser, requestWorkMode, withoutPending } from './work-mode.ts';

/** The interaction center's state machine: pure; an event that tells nothing new changes nothing. */
export function reduceAgent(state: AgentState, event: AgentEvent, context: StepContext): AgentState {
  const { at } = context;
  switch (event.kind) {
    case 'loggedOn': {
      const withModes = { ...state, workModes: choosableWorkModes(event.workModes) };
      const known = observeUser(withModes, event.user, at);
      return known.sessions.length > 0 ? known : openSession(known).state;
    }
    case 'loggedOff':
      return {
        ...newAgentState(state.userId, state.name),
        messages: state.messages,
        messagesShown: state.messagesShown,
        sessionsOpened: state.sessionsOpened,
      };
    case 'logOnFailed':
      return disconnected(state);
    case 'subscriptionEnded': {
      const { description, id } = event.reason;
      const text = `The contact center logged you off: ${description || id || 'no reason given'}`;
      return showMessage(disconnected(state), 'error', text, at);
    }
    case 'userChanged':
      return observeUser(state, event.user, at);
    case 'callChanged': {
      const { phoneCallId } = event.call;
      if (state.closedItemIds.includes(phoneCallId)) return state;
      const view = observeCall(event.call, itemView(state, phoneCallId), state.userId, at);
      const observed = { view, processing: event.call.processingStatus.id };
      return placeWaiting(putItem(state, observed, context), context);
    }
    case 'itemChanged': {
      // The event lacks what a new tab needs; phoneCallChanged brings the call itself.
      const before = itemView(state, event.item.itemId);
      if (!before) return state;
      const view = observeItem(event.item, before, at);
      const observed = { view, processing: event.item.processingStatus.id };
      return placeWaiting(putItem(state, observed, context), context);
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
    case 'acceptTaken':
      return onSession(state, sessionOfItem(state, event.itemId), (session) =>
        activate(replaceSession(state, openInteraction(session)), session),
      );
    case 'rejectRequested':
      return markRejecting(state, event.itemId, true);
    case 'rejectRefused':
      return markRejecting(state, event.itemId, false);
    case 'interactionEnded':
      return onSession(state, findSession(state, event.sessionId), (session) =>
        placeWaiting(closeSession(state, session), context),
      );
    case 'sessionActivated':
      return onSession(state, findSession(state, event.sessionId), (session) => activate(state, session));
    case 'messageShown':
      return showMessage(state, event.severity, event.text, at);
  }
}

/** The subscription is gone: items can no longer be followed, but customer data stays on screen until End. */
function disconnected(state: AgentState): AgentState {
  const { workMode: _, pendingWorkMode: __, activeSessionId: active, ...without } = state;
  const sessions = state.sessions
    .filter((session) => session.isInteractionOpen)
    .map(({ item: ___, ...session }) => session);
  const next = sessions.find((session) => session.sessionId === active) ?? sessions.at(-1);
  return {
    ...without,
    cms: 'disconnected',
    capabilities: [],
    waiting: [],
    // The next log-on is told of every call that is still there, under the same ids.
    closedItemIds: [],
    sessions,
    ...(next && { activeSessionId: next.sessionId }),
  };
}

function allItems(state: AgentState) {
  return [...state.sessions.flatMap(({ item }) => (item ? [item] : [])), ...state.waiting];
}

function itemView(state: AgentState, itemId: string) {
  return allItems(state).find((item) => item.view.itemId === itemId)?.view;
}

function findSession(state: AgentState, sessionId: string): Session | undefined {
  return state.sessions.find((session) => session.sessionId === sessionId);
}

function onSession(
  state: AgentState,
  session: Session | undefined,
  change: (session: Session) => AgentState,
): AgentState {
  return session ? change(session) : state;
}

function activate(state: AgentState, { sessionId }: Session): AgentState {
  return state.activeSessionId === sessionId ? state : { ...state, activeSessionId: sessionId };
}

function markRejecting(state: AgentState, itemId: string, isRejecting: boolean): AgentState {
  return onSession(state, sessionOfItem(state, itemId), (session) =>
    session.item ? replaceSession(state, { ...session, item: { ...session.item, isRejecting } }) : state,
  );
}
