import type { CicLink } from './cic-event.ts';
import { type CallCapability, capabilitiesOf, isLive, type PhoneCall } from './phone-call.ts';
import {
  type CicStatus,
  type CurrentWorkMode,
  fixedWorkModes,
  type WorkMode,
  workModeOf,
} from './work-mode.ts';

/** SAP shows at most six interactions of an agent (G16). */
export const itemLimit = 6;

/** How one site wants agents to be treated; the same for every step of an agent. */
export interface AgentRules {
  readonly workModes: readonly WorkMode[];
  /** Attached-data field name to the interaction attribute that fills it. */
  readonly attachedDataFields: Readonly<Record<string, string>>;
  /** The work mode after an agent rejects an ACD call, so that ACD does not offer it again at once (G31). */
  readonly rejectWorkMode: string;
  /** What SAP shows as the work mode while CIC is away (G30); nobody can choose these. */
  readonly linkTexts?: { readonly down: string; readonly reconnecting: string };
}

const standardLinkTexts = { down: 'Server Down', reconnecting: 'Attempt Reconnect' };

/** Everything the bridge knows of one agent. Only `advance` and `decide` make new ones. */
export interface Agent {
  readonly userId: string;
  readonly link: CicLink | 'loggedOff';
  /** Undefined until CIC told the first one. */
  readonly status: CicStatus | undefined;
  /** The status to go back to when wrap-up ends. */
  readonly statusBeforeWrapUp: string | undefined;
  /** In the order in which CIC brought them. */
  readonly calls: readonly PhoneCall[];
  /** How often CIC offered a call that came back; newest last, bounded. */
  readonly offers: readonly { readonly callId: string; readonly count: number }[];
}

/** What the toolbar may do without an item. */
export type AgentCapability = 'Dial' | 'SetWorkmode';

export function newAgent(userId: string): Agent {
  return {
    userId,
    link: 'loggedOff',
    status: undefined,
    statusBeforeWrapUp: undefined,
    calls: [],
    offers: [],
  };
}

/** The calls that SAP is told of. */
export function visibleCalls(agent: Agent): readonly PhoneCall[] {
  return agent.calls.filter((call) => call.isVisible);
}

/** What the agent may do without an item; nothing while CIC cannot be reached. */
export function agentCapabilities(agent: Agent): readonly AgentCapability[] {
  if (agent.link === 'loggedOff') return ['SetWorkmode'];
  if (agent.link !== 'up') return [];
  const isLineFree = agent.calls.every((call) => !isLive(call) || call.state === 'held');
  return isLineFree ? ['Dial', 'SetWorkmode'] : ['SetWorkmode'];
}

/** What a call of this agent allows now; nothing while CIC cannot be reached. */
export function callCapabilities(agent: Agent, call: PhoneCall): readonly CallCapability[] {
  return agent.link === 'up' ? capabilitiesOf(call) : [];
}

/** The work mode that SAP shows: CIC's, or why there is none (G29, G30). */
export function currentWorkMode(agent: Agent, rules: AgentRules): CurrentWorkMode {
  switch (agent.link) {
    case 'loggedOff': {
      const logout = rules.workModes.find((mode) => mode.id === fixedWorkModes.logout);
      return { id: fixedWorkModes.logout, description: logout?.description ?? 'Logged Off' };
    }
    case 'down':
    case 'reconnecting':
      return {
        id: fixedWorkModes.notReady,
        description: (rules.linkTexts ?? standardLinkTexts)[agent.link],
      };
    case 'up':
      return agent.status
        ? workModeOf(agent.status, rules.workModes)
        : { id: fixedWorkModes.notReady, description: 'Status not set' };
  }
}
