import type { AgentView } from '../model.ts';
import type { LayoutName } from './button-catalogue.ts';
import { activeSession, buttonState } from './button-state.ts';
import { byPosition, specOf, type ToolbarButton, type ToolbarProfile } from './toolbar-profile.ts';

type ChannelLayout = Exclude<LayoutName, 'generic'>;

/** The channel whose buttons are shown: the contact's, and the telephone's while there is none (ui.md 4). */
export const channelOf = (agent: AgentView | undefined): ChannelLayout =>
  activeSession(agent)?.item?.channel ?? 'telephony';

/** The buttons of one layout that are shown now, from left to right: all, or in a dynamic one those that work. */
export function buttonsOf(
  profile: ToolbarProfile,
  name: LayoutName,
  agent: AgentView | undefined,
): readonly ToolbarButton[] {
  const layout = profile[name];
  const buttons = byPosition(layout).filter((button) => specOf(button)?.action.kind !== 'control');
  return layout?.behaviour === 'dynamic'
    ? buttons.filter((button) => buttonState(button, agent).isEnabled)
    : buttons;
}

/** Whether the profile has one of the controls that are no plain buttons. */
export function hasControl(profile: ToolbarProfile, id: 'dial' | 'workMode'): boolean {
  const layout = profile[id === 'dial' ? 'telephony' : 'generic'];
  return layout?.buttons.some((button) => button.id === id) === true;
}
