import type { SapNotice, SystemMessage } from '@switchhook/simulator/model';
import { assertNever } from '../assert-never.ts';
import type { AgentState } from './agent-state.ts';

const messagesKept = 50;

/** Adds a line to the message bar. */
export function showMessage(
  state: AgentState,
  severity: SystemMessage['severity'],
  text: string,
  at: number,
  notice?: SapNotice,
): AgentState {
  const messagesShown = state.messagesShown + 1;
  const message: SystemMessage = { id: `m${messagesShown}`, severity, text, at, ...(notice && { notice }) };
  return { ...state, messagesShown, messages: [...state.messages, message].slice(-messagesKept) };
}

/** Adds a line that SAP says by itself. */
export function showNotice(
  state: AgentState,
  severity: SystemMessage['severity'],
  notice: SapNotice,
  at: number,
): AgentState {
  return showMessage(state, severity, wordsOf(notice), at, notice);
}

const nouns = { telephony: 'Call', chat: 'Chat', email: 'E-mail', actionItem: 'Action item' } as const;

/** The English words; the client has those of other languages. */
function wordsOf(notice: SapNotice): string {
  switch (notice.kind) {
    case 'connectionOver':
      return 'The connection to the contact center is gone: it can tell you nothing more. Log off and log on again.';
    case 'sessionUnknown':
      return 'The contact center does not know this session any more. Log on again.';
    case 'loggedOff':
      return `The contact center logged you off: ${notice.why}`;
    case 'linkLost':
      return 'The connection to the contact center is lost. Calls go on.';
    case 'linkBack':
      return 'The connection to the contact center is back.';
    case 'allSessionsInUse':
      return 'All sessions are in use. A further contact waits until an interaction ends.';
    case 'rejectedAtLimit':
      return 'A further contact was rejected: all six sessions are in use.';
    case 'figuresUnreadable':
      return 'The figures of the monitor cannot be read.';
    case 'sent':
      return `Sent: ${notice.subject}`;
    case 'lost':
    case 'returned': {
      const fate = notice.kind === 'lost' ? 'was lost' : 'went back to the queue';
      return `${nouns[notice.channel]} from ${notice.who || 'an unknown number'} ${fate}`;
    }
    default:
      return assertNever(notice);
  }
}
