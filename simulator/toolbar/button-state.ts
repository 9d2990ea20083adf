import type { AgentView, ItemState, ItemView, SessionView } from '../model.ts';
import { text } from '../text.ts';
import type { ButtonSpec } from './button-catalogue.ts';
import { specOf, type ToolbarButton } from './toolbar-profile.ts';

/** Whether a control works now; `why` says what is missing when it does not. */
export type ControlState = { readonly isEnabled: true } | { readonly isEnabled: false; readonly why: string };

const enabled: ControlState = { isEnabled: true };
const disabled = (why: string): ControlState => ({ isEnabled: false, why });

const overStates: readonly ItemState[] = ['wrapUp', 'ended', 'failed'];
const sessionLimit = 6;

export const isLiveItem = (item: ItemView | undefined): item is ItemView =>
  item !== undefined && !overStates.includes(item.state);

/** Every item of a session, also where the server names only one. */
export const itemsOf = (session: SessionView | undefined): readonly ItemView[] =>
  session?.items ?? (session?.item ? [session.item] : []);

export const isLive = (session: SessionView | undefined): boolean => itemsOf(session).some(isLiveItem);

/** What the session's items allow together. */
export const capabilitiesOf = (session: SessionView | undefined): readonly string[] =>
  session?.capabilities ?? itemsOf(session).flatMap(({ capabilities }) => capabilities);

export const activeSession = (agent: AgentView | undefined): SessionView | undefined =>
  agent?.sessions.find((session) => session.sessionId === agent.activeSessionId) ?? agent?.sessions[0];

/** Follows the item's own list of capabilities; without the communication system only End and New Session are left (ui.md 6). */
export function buttonState(button: ToolbarButton, agent: AgentView | undefined): ControlState {
  if (!agent?.isLoggedOn) return disabled(text.why.loggedOff);
  const spec = specOf(button);
  if (!spec) return enabled;
  const session = activeSession(agent);
  const why = text.why[spec.why];
  if (button.id === 'end') return endState(spec, session);
  if (button.id === 'newSession') {
    return agent.sessions.length < sessionLimit ? enabled : disabled(why);
  }
  if (agent.cms !== 'connected') return disabled(text.why.lost);
  // In wrap-up the capability means leaving it, which is End's work (ici.md 8).
  if (button.id === 'wrapUp' && session?.item?.state === 'wrapUp') return disabled(why);
  if (spec.capabilities.length > 0) return isAllowed(spec, session) ? enabled : disabled(why);
  // A page of one channel is there while its item is; the dial pad always.
  if (spec.layout === 'telephony' || session?.item?.channel === spec.layout) return enabled;
  return disabled(why);
}

/** Whether a switch is on; undefined for a button that is none. */
export function isPressed(button: ToolbarButton, agent: AgentView | undefined): boolean | undefined {
  const action = specOf(button)?.action;
  if (action?.kind !== 'switch') return undefined;
  const item = activeSession(agent)?.item;
  return (action.what === 'mute' ? item?.isMuted : item?.isWrapUpRequired) === true;
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

// The interaction outlives its contact and ends on its own (ui.md 3).
function endState(spec: ButtonSpec, session: SessionView | undefined): ControlState {
  const isInWrapUp = session?.item?.state === 'wrapUp' && capabilitiesOf(session).includes('WrapUp');
  // A call of the session that is over may be ended; not while the other one goes on.
  const isHeldUp = itemsOf(session).some((item) => isLiveItem(item) && !item.capabilities.includes('End'));
  if (isInWrapUp || (!isHeldUp && isAllowed(spec, session))) return enabled;
  if (!session?.isInteractionOpen) return disabled(text.why[spec.why]);
  return isHeldUp ? disabled(whyNotYet(session)) : enabled;
}

function whyNotYet(session: SessionView): string {
  switch (session.item?.channel) {
    case 'chat':
      return text.why.endChat;
    case 'email':
    case 'actionItem':
      return text.why.endItem;
    default:
      return text.why.endCall;
  }
}

function isAllowed(spec: ButtonSpec, session: SessionView | undefined): boolean {
  const allowed = capabilitiesOf(session);
  return spec.capabilities.some((capability) => allowed.includes(capability));
}
