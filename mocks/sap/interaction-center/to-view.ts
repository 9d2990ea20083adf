import type { AgentView, SessionView } from '@switchhook/simulator/model';
import type { AgentState, Session } from './agent-state.ts';
import { ctiBar } from './cti-bar.ts';

/** What the browser is shown of an agent. */
export function toView(state: AgentState): AgentView {
  const { userId, name, cms, workMode, pendingWorkMode, activeSessionId } = state;
  return {
    userId,
    name,
    isLoggedOn: cms !== 'disconnected',
    cms,
    ...(workMode && { workMode }),
    ...(pendingWorkMode && { pendingWorkMode }),
    workModes: state.workModes,
    capabilities: state.capabilities,
    sessions: state.sessions.map(toSessionView),
    ...(activeSessionId !== undefined && { activeSessionId }),
    messages: state.messages,
  };
}

function toSessionView(session: Session): SessionView {
  const { item, ...rest } = session;
  return { ...rest, ...(item && { item: item.view }), ctiBar: ctiBar(session) };
}
