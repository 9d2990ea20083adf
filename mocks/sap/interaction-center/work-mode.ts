import type { UserAttributes } from '@switchhook/bridge/ici';
import type { WorkModeView } from '@switchhook/simulator/model';
import type { AgentState } from './agent-state.ts';
import { showNotice } from './messages.ts';

/** The descriptions that stand for a lost connection to CIC; no agent can choose them (G30). */
const lostDescriptions: readonly string[] = ['Server Down', 'Attempt Reconnect'];

export function choosableWorkModes(workModes: readonly WorkModeView[]): readonly WorkModeView[] {
  return workModes
    .filter((mode) => !lostDescriptions.includes(mode.description))
    .map(({ id, description }) => ({ id, description }));
}

/** What the agent asked for shows as pending until CIC confirms it; CIC may also change it by itself (ui.md 7). */
export function requestWorkMode(state: AgentState, id: string): AgentState {
  const wanted = state.workModes.find((mode) => mode.id === id);
  if (!wanted || isSame(wanted, state.workMode)) return withoutPending(state);
  return { ...state, pendingWorkMode: wanted };
}

export function withoutPending({ pendingWorkMode: _, ...state }: AgentState): AgentState {
  return state;
}

/** Takes over what the bridge tells of the agent. The same thing told twice changes nothing. */
export function observeUser(state: AgentState, user: UserAttributes, at: number): AgentState {
  const before = state.workMode;
  const { id, description } = user.currentWorkmode;
  const mode = { id, description };
  const isChanged = !isSame(mode, before);
  const cms = lostDescriptions.includes(description) ? 'lost' : 'connected';
  const workMode = before && !isChanged ? before : { ...mode, since: at };
  const observed: AgentState = { ...state, cms, workMode, capabilities: user.capabilityList };
  const pending = state.pendingWorkMode;
  // The text need not be the list's: CIC's own status text stands where a status is not mapped (G3).
  const isConfirmed = pending?.id === id && (isChanged || pending.description === description);
  return tellLink(state, isConfirmed ? withoutPending(observed) : observed, at);
}

function tellLink(before: AgentState, after: AgentState, at: number): AgentState {
  if (before.cms !== 'lost' && after.cms === 'lost') {
    return showNotice(after, 'error', { kind: 'linkLost' }, at);
  }
  if (before.cms === 'lost' && after.cms === 'connected') {
    return showNotice(after, 'success', { kind: 'linkBack' }, at);
  }
  return after;
}

function isSame(a: WorkModeView, b: WorkModeView | undefined): boolean {
  return a.id === b?.id && a.description === b.description;
}
