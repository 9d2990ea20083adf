import type { SystemMessage } from '@switchhook/simulator/model';
import type { AgentState } from './agent-state.ts';

const messagesKept = 50;

/** Adds a line to the message bar. */
export function showMessage(
  state: AgentState,
  severity: SystemMessage['severity'],
  text: string,
  at: number,
): AgentState {
  const messagesShown = state.messagesShown + 1;
  const message: SystemMessage = { id: `m${messagesShown}`, severity, text, at };
  return { ...state, messagesShown, messages: [...state.messages, message].slice(-messagesKept) };
}
