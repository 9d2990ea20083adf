import type { AgentView, ItemState, SessionView } from '../model.ts';
import { text } from '../text.ts';
import type { ToolbarButton } from './toolbar-profile.ts';

/** Whether a control works now; `why` says what is missing when it does not. */
export type ControlState = { readonly isEnabled: true } | { readonly isEnabled: false; readonly why: string };

const enabled: ControlState = { isEnabled: true };
const disabled = (why: string): ControlState => ({ isEnabled: false, why });

const liveStates: readonly ItemState[] = ['initiated', 'dialing', 'alerting', 'connected', 'held'];

export const isLive = (session: SessionView | undefined): boolean =>
  session?.item !== undefined && liveStates.includes(session.item.state);

export const activeSession = (agent: AgentView | undefined): SessionView | undefined =>
  agent?.sessions.find((session) => session.sessionId === agent.activeSessionId) ?? agent?.sessions[0];

/** Follows the item's own list of capabilities; without the communication system only End is left (ui.md 6). */
export function buttonState(button: ToolbarButton, agent: AgentView | undefined): ControlState {
  if (!agent?.isLoggedOn) return disabled(text.why.loggedOff);
  const session = activeSession(agent);
  if (button.id === 'end') return endState(button, session);
  if (agent.cms !== 'connected') return disabled(text.why.lost);
  return isAllowed(button, session) ? enabled : disabled(button.why);
}

/** A control that needs no item: dialling, changing the work mode. */
export function agentControlState(
  capability: string,
  agent: AgentView | undefined,
  why: string,
): ControlState {
  if (!agent?.isLoggedOn) return disabled(text.why.loggedOff);
  if (agent.cms !== 'connected') return disabled(text.why.lost);
  return agent.capabilities.includes(capability) ? enabled : disabled(why);
}

// The interaction outlives its call and ends on its own (ui.md 3).
function endState(button: ToolbarButton, session: SessionView | undefined): ControlState {
  if (isAllowed(button, session)) return enabled;
  if (!session?.isInteractionOpen) return disabled(button.why);
  return isLive(session) ? disabled(text.why.endLive) : enabled;
}

function isAllowed(button: ToolbarButton, session: SessionView | undefined): boolean {
  return button.capabilities.some((capability) => session?.item?.capabilities.includes(capability));
}
