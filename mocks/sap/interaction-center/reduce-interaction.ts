import { assertNever } from '../assert-never.ts';
import type { AgentEvent } from './agent-event.ts';
import type { AgentState, Session } from './agent-state.ts';
import { markSeen } from './chat.ts';
import { showMessage, showNotice } from './messages.ts';
import { placeWaiting, type StepContext } from './put-item.ts';
import { moveScratchPad, noteAccount, saveRecord, writeRecord } from './record.ts';
import {
  canOpenManually,
  clearInteraction,
  closeSession,
  findSession,
  isIdle,
  openInteraction,
  openSession,
  replaceSession,
} from './sessions.ts';
import { withoutTransfer } from './transfer.ts';

type InteractionEvent = Extract<
  AgentEvent,
  {
    readonly kind:
      | 'interactionEnded'
      | 'interactionCleared'
      | 'sessionActivated'
      | 'sessionOpened'
      | 'sessionClosed'
      | 'sessionsRestored'
      | 'pageShown'
      | 'accountsFound'
      | 'accountConfirmed'
      | 'searchCleared'
      | 'recordWritten'
      | 'scratchPadWritten'
      | 'scratchPadMoved'
      | 'transferChanged'
      | 'targetChosen'
      | 'messageShown'
      | 'noticeShown'
      | 'messageDismissed'
      | 'broadcastShown'
      | 'broadcastDismissed';
  }
>;

const broadcastsKept = 20;

/** The interaction process: what the agent does in SAP itself, whatever becomes of the communication (ui.md 3). */
export function reduceInteraction(
  state: AgentState,
  event: InteractionEvent,
  context: StepContext,
): AgentState {
  const { at } = context;
  switch (event.kind) {
    case 'interactionEnded':
      return onSession(state, event.sessionId, (session) =>
        placeWaiting(closeSession(saveRecord(state, session, at), session), context),
      );
    case 'interactionCleared':
      return onSession(state, event.sessionId, (session) => clearInteraction(state, session, at));
    case 'sessionActivated':
      return onSession(state, event.sessionId, (session) => activate(state, session));
    case 'sessionOpened': {
      if (!canOpenManually(state)) return state;
      const opened = openSession(state, true);
      return { ...opened.state, activeSessionId: opened.session.sessionId };
    }
    case 'sessionClosed':
      return onSession(state, event.sessionId, (session) =>
        isIdle(session) ? closeSession(state, session) : state,
      );
    case 'sessionsRestored': {
      const first = event.sessions[0];
      return {
        ...state,
        sessions: event.sessions,
        savedRecords: event.savedRecords,
        sessionsOpened: Math.max(state.sessionsOpened, ...event.sessions.map(numberOf)),
        ...(first && { activeSessionId: first.sessionId }),
      };
    }
    case 'pageShown':
      return change(state, event.sessionId, (session) => ({
        ...session,
        page: event.page,
        ...(session.items.some(({ isAccepting }) => isAccepting) && { isPageChosen: true }),
      }));
    case 'accountsFound':
      return change(state, event.sessionId, (session) => ({
        ...session,
        search: { criteria: event.criteria, results: event.results },
      }));
    case 'accountConfirmed':
      return onSession(state, event.sessionId, (session) => {
        const { search: _, ...rest } = session;
        const confirmed: Session = { ...rest, account: event.account, page: 'account' };
        const opened = openInteraction(state, noteAccount(confirmed, at), context);
        return change(opened, event.sessionId, (other) => ({ ...other, page: 'account' }));
      });
    case 'searchCleared':
      return change(state, event.sessionId, ({ search: _, ...session }) =>
        event.isReset ? session : { ...session, search: { criteria: {} } },
      );
    case 'recordWritten': {
      const { notes, reason } = event;
      return change(state, event.sessionId, (session) =>
        writeRecord(session, {
          ...(notes !== undefined && { notes }),
          ...(reason !== undefined && { reason }),
        }),
      );
    }
    case 'scratchPadWritten':
      return change(state, event.sessionId, (session) => ({ ...session, scratchPad: event.text }));
    case 'scratchPadMoved':
      return change(state, event.sessionId, moveScratchPad);
    case 'transferChanged': {
      const { transfer } = event;
      return change(state, event.sessionId, (session) =>
        transfer ? { ...session, transfer } : withoutTransfer(session),
      );
    }
    case 'targetChosen':
      return change(state, event.sessionId, (session) =>
        session.transfer
          ? { ...session, transfer: { ...session.transfer, step: 'chosen', target: event.target } }
          : session,
      );
    case 'messageShown':
      return showMessage(state, event.severity, event.text, at);
    case 'noticeShown':
      return showNotice(state, event.severity, event.notice, at);
    case 'messageDismissed':
      return { ...state, messages: state.messages.filter(({ id }) => id !== event.messageId) };
    case 'broadcastShown':
      return { ...state, broadcasts: [...state.broadcasts, event.broadcast].slice(-broadcastsKept) };
    case 'broadcastDismissed':
      return { ...state, broadcasts: state.broadcasts.filter(({ id }) => id !== event.broadcastId) };
    default:
      return assertNever(event);
  }
}

function activate(state: AgentState, session: Session): AgentState {
  const { sessionId } = session;
  return { ...replaceSession(state, markSeen(session)), activeSessionId: sessionId };
}

function onSession(state: AgentState, sessionId: string, act: (session: Session) => AgentState): AgentState {
  const session = findSession(state, sessionId);
  return session ? act(session) : state;
}

function change(state: AgentState, sessionId: string, next: (session: Session) => Session): AgentState {
  return onSession(state, sessionId, (session) => replaceSession(state, next(session)));
}

/** Sessions are called s1, s2, …; a new one must not get the name of one that came back. */
function numberOf({ sessionId }: Session): number {
  return Number(sessionId.slice(1)) || 0;
}
