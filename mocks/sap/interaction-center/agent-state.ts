import type {
  AccountView,
  Identification,
  ItemView,
  SessionView,
  SystemMessage,
  WorkModeView,
} from '@switchhook/simulator/model';

/** A call as the bridge last described it, and what the agent did with it here. */
export interface Item {
  readonly view: ItemView;
  /** Id of the processing status as the bridge gave it (ici.md 5.4). */
  readonly processing: string;
  /** Dialled from this side; an internal call does not say so by its direction. */
  readonly isOutgoing: boolean;
  /** The agent pressed Reject: when the call goes away, that is why. */
  readonly isRejecting: boolean;
}

/** One tab: the communication process (the item) and the interaction process beside it (ui.md 3). */
export interface Session {
  readonly sessionId: string;
  readonly item?: Item;
  readonly isInteractionOpen: boolean;
  readonly identification: Identification;
  readonly account?: AccountView;
  readonly page: SessionView['page'];
}

interface ConfirmedWorkMode extends WorkModeView {
  readonly since: number;
}

/** One agent at work in SAP. Only `reduceAgent` makes new ones. */
export interface AgentState {
  readonly userId: string;
  readonly name: string;
  readonly cms: 'disconnected' | 'connected' | 'lost';
  readonly workMode?: ConfirmedWorkMode;
  readonly pendingWorkMode?: WorkModeView;
  readonly workModes: readonly WorkModeView[];
  readonly capabilities: readonly string[];
  readonly sessions: readonly Session[];
  readonly activeSessionId?: string;
  /** Items that came while all sessions were taken; they pop when one ends (G16). */
  readonly waiting: readonly Item[];
  /** Items that ended here: an event that comes late or twice must not bring them back. Newest last, bounded. */
  readonly closedItemIds: readonly string[];
  /** Newest last, bounded. */
  readonly messages: readonly SystemMessage[];
  readonly sessionsOpened: number;
  readonly messagesShown: number;
}

/** One communication session and at most six agent sessions (ici.md 1). */
export const sessionLimit = 6;

export function newAgentState(userId: string, name: string): AgentState {
  return {
    userId,
    name,
    cms: 'disconnected',
    workModes: [],
    capabilities: [],
    sessions: [],
    waiting: [],
    closedItemIds: [],
    messages: [],
    sessionsOpened: 0,
    messagesShown: 0,
  };
}
