import type { AgentView, AlertView, SearchCriteria, SessionView } from '@switchhook/simulator/model';
import type { AgentState, Session } from './agent-state.ts';
import { ctiBar } from './cti-bar.ts';
import { currentItem } from './current-item.ts';

/** The alerts of a customer: what the directory says besides the account itself (ui.md 2). */
export type AlertsOf = (accountId: string) => readonly AlertView[];

const noAlerts: AlertsOf = () => [];

/** What the browser is shown of an agent. */
export function toView(state: AgentState, alertsOf: AlertsOf = noAlerts): AgentView {
  const { userId, name, cms, workMode, pendingWorkMode, activeSessionId, workcenter, monitor } = state;
  return {
    userId,
    name,
    isLoggedOn: cms !== 'disconnected',
    cms,
    ...(workMode && { workMode }),
    ...(pendingWorkMode && { pendingWorkMode }),
    workModes: state.workModes,
    capabilities: state.capabilities,
    sessions: state.sessions.map((session) => toSessionView(session, alertsOf)),
    ...(activeSessionId !== undefined && { activeSessionId }),
    messages: state.messages,
    broadcasts: state.broadcasts,
    queues: state.queues,
    channels: state.channels,
    containers: state.containers,
    lines: state.lines,
    ...(workcenter && { workcenter }),
    ...(monitor && { monitor }),
    ...(state.waiting.length > 0 && { waiting: state.waiting.length }),
  };
}

function toSessionView(session: Session, alertsOf: AlertsOf): SessionView {
  const { items, search, awaitedItemIds: _, isPageChosen: __, ...rest } = session;
  const item = currentItem(session)?.view;
  const views = items.map(({ view }) => view);
  return {
    ...rest,
    ...(item && { item }),
    items: views,
    capabilities: [...new Set(views.flatMap(({ capabilities }) => capabilities))],
    ctiBar: ctiBar(session),
    search: {
      criteria: search?.criteria ?? contactCriteria(session),
      ...(search?.results && { results: search.results }),
      isConfirmed: session.account !== undefined,
    },
    alerts: session.account ? alertsOf(session.account.id) : [],
  };
}

/** The contact's own search keys: what *Reset* brings back (ui.md 9). */
function contactCriteria({ identification, identifiedBy }: Session): SearchCriteria {
  if (!identifiedBy || identification.kind === 'none') return {};
  switch (identifiedBy.kind) {
    case 'phone':
      return { phone: identifiedBy.value };
    case 'email':
      return { email: identifiedBy.value };
    case 'partner':
      return { accountId: identifiedBy.value };
  }
}
