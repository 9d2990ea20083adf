import type { CicLink } from './cic-event.ts';
import type { Item } from './item.ts';
import type { InteractionChannel } from './observed-interaction.ts';
import type { OwnLeg } from './own-leg.ts';
import type { ServiceFlags } from './service-flags.ts';
import {
  type CicStatus,
  type CicStatusMessage,
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
  /** The work modes in another language; undefined where CIC has none in it. */
  readonly workModesIn?: ((language: string) => readonly WorkMode[] | undefined) | undefined;
  /** The work modes with CIC's texts in the language of an agent (G29). */
  readonly workModesFrom?: ((messages: readonly CicStatusMessage[]) => readonly WorkMode[]) | undefined;
  /** Attached-data field name to the interaction attributes that fill it; the first that is not empty wins. */
  readonly attachedDataFields: Readonly<Record<string, string | readonly string[]>>;
  /** The work mode after an agent rejects an ACD item, so that ACD does not offer it again at once (G31). */
  readonly rejectWorkMode: string;
  /** The work mode given at log-on where the flag `ignoreSapInitialLoginWorkmode` is set (G31). */
  readonly loginWorkMode?: string | undefined;
  readonly flags: ServiceFlags;
  /** What is shown to SAP (G35); all channels unless told otherwise. */
  readonly channels?: readonly ('call' | InteractionChannel)[] | undefined;
  /** The CIC status for wrap-up that SAP asked for; without one the bridge alone keeps the item in wrap-up. */
  readonly wrapUpStatus?: string | undefined;
  /** After so many rejects an item no longer goes back to its workgroup (ici.md 6.1, 4); 10. */
  readonly maxRejects?: number | undefined;
  /** Where it goes then; without one it stays until CIC's own time-out. */
  readonly overflowWorkgroup?: string | undefined;
  /** Users who may act on the items of others. */
  readonly supervisors?: readonly string[] | undefined;
  /** Agents without a password are worked through handlers on the CIC server (G26); else they are refused. */
  readonly workWithoutPassword?: boolean | undefined;
  /** Which interaction attributes say that work came from SAP (G27). */
  readonly actionItemAttributes?: ActionItemAttributes | undefined;
  /** What SAP shows as the work mode while CIC is away (G30); nobody can choose these. */
  readonly linkTexts?: { readonly down: string; readonly reconnecting: string };
  /** Added to the work mode while the agent has no station; `No Station`. */
  readonly stationLostText?: string | undefined;
}

/** Names of interaction attributes that routing writes. */
export interface ActionItemAttributes {
  /** Holds SAP's id of the work. */
  readonly itemId: string;
  /** Stands before the names that SAP sent. */
  readonly prefix: string;
}

export const standardActionItemAttributes: ActionItemAttributes = {
  itemId: 'ACTION_ITEM_ID',
  prefix: 'ACTION_ITEM_ATTR_',
};

const standardLinkTexts = { down: 'Server Down', reconnecting: 'Attempt Reconnect' };

/** Everything the bridge knows of one agent. Only `advance` makes new ones. */
export interface Agent {
  readonly userId: string;
  readonly link: CicLink | 'loggedOff';
  /** True while another session has the agent's station: nothing can be answered or dialled. */
  readonly isStationLost: boolean;
  /** Undefined until CIC told the first one. */
  readonly status: CicStatus | undefined;
  /** The status to go back to when wrap-up ends. */
  readonly statusBeforeWrapUp: string | undefined;
  /** True once SAP set a work mode in this subscription (G31). */
  readonly hasSetWorkMode: boolean;
  /** Of the site's rules: whether the agent may dial in a status that takes ACD work. */
  readonly mayDialWhileReady: boolean;
  /** Of the site's rules: whether action items may be put on hold (G40). */
  readonly mayHoldActions: boolean;
  /** In the order in which CIC brought them. */
  readonly items: readonly Item[];
  /** Interactions that are to become one conference: CIC takes each away and brings it back (icws.md 7.6). */
  readonly joining: readonly string[];
  /** Those of them that CIC took away and has not brought back yet. */
  readonly missing: readonly string[];
  /** The agent's own legs of conferences, which are no items. */
  readonly legs: readonly OwnLeg[];
  /** How often CIC offered an interaction that came back; newest last, bounded. */
  readonly offers: readonly { readonly interactionId: string; readonly count: number }[];
  /** Interactions that SAP's agent ended before CIC's wrap-up for them, while that may still come (G18). */
  readonly endedEarly: readonly string[];
}

export function newAgent(userId: string): Agent {
  return {
    userId,
    link: 'loggedOff',
    isStationLost: false,
    status: undefined,
    statusBeforeWrapUp: undefined,
    hasSetWorkMode: false,
    mayDialWhileReady: true,
    mayHoldActions: false,
    items: [],
    joining: [],
    missing: [],
    legs: [],
    offers: [],
    endedEarly: [],
  };
}

/** The items that SAP is told of. */
export function visibleItems(agent: Agent): readonly Item[] {
  return agent.items.filter((item) => item.isVisible);
}

/**
 * The work mode that SAP shows: CIC's, or why there is none (G29, G30).
 *
 * @param workModes in the language of the agent, where that is another than the site's
 */
export function currentWorkMode(
  agent: Agent,
  rules: AgentRules,
  workModes: readonly WorkMode[] = rules.workModes,
): CurrentWorkMode {
  switch (agent.link) {
    case 'loggedOff': {
      const logout = workModes.find((mode) => mode.id === fixedWorkModes.logout);
      return { id: fixedWorkModes.logout, description: logout?.description ?? 'Logged Off' };
    }
    case 'down':
    case 'reconnecting':
      return {
        id: fixedWorkModes.notReady,
        description: (rules.linkTexts ?? standardLinkTexts)[agent.link],
      };
    case 'up': {
      const { id, description } = agent.status
        ? workModeOf(agent.status, workModes)
        : { id: fixedWorkModes.notReady, description: 'Status not set' };
      if (!agent.isStationLost) return { id, description };
      return { id, description: `${description} (${rules.stationLostText ?? 'No Station'})` };
    }
  }
}
