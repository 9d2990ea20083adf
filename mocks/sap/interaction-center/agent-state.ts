import type {
  AccountView,
  BroadcastView,
  ChannelView,
  ChatPostingView,
  ContainerView,
  Identification,
  IdentificationKey,
  InteractionRecordView,
  ItemView,
  LineView,
  MonitorView,
  Page,
  QueueView,
  SearchCriteria,
  SystemMessage,
  TransferView,
  WorkcenterView,
  WorkModeView,
} from '@switchhook/simulator/model';

/** An item as the bridge last described it, and what the agent did with it here. */
export interface Item {
  readonly view: ItemView;
  /** Id of the processing status as the bridge gave it (ici.md 5.4). */
  readonly processing: string;
  /** Dialled from this side; an internal call does not say so by its direction. */
  readonly isOutgoing: boolean;
  /** The agent pressed Reject: when the item goes away, that is why. */
  readonly isRejecting: boolean;
  /** The agent pressed Accept and the bridge has not answered yet. */
  readonly isAccepting?: boolean;
  /** Lines of a chat that only its transcript told: their own events may still come. */
  readonly untold?: readonly ChatPostingView[];
}

export interface AccountSearch {
  readonly criteria: SearchCriteria;
  readonly results?: readonly AccountView[];
}

/** One tab: the communication process (the items) and the interaction process beside it (ui.md 3). */
export interface Session {
  readonly sessionId: string;
  /** Oldest first: one, or both calls of a consultation. */
  readonly items: readonly Item[];
  readonly isInteractionOpen: boolean;
  readonly identification: Identification;
  readonly identifiedBy?: IdentificationKey;
  readonly account?: AccountView;
  readonly page: Page;
  /** The agent went to the page after Accept: the screen pop leaves them there. */
  readonly isPageChosen?: boolean;
  readonly search?: AccountSearch;
  readonly record?: InteractionRecordView;
  readonly scratchPad: string;
  readonly transfer?: TransferView;
  readonly isManual: boolean;
  /** Items that were here when the link to the bridge was lost: they come back to this session. */
  readonly awaitedItemIds: readonly string[];
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
  readonly broadcasts: readonly BroadcastView[];
  readonly queues: readonly QueueView[];
  readonly channels: readonly ChannelView[];
  readonly containers: readonly ContainerView[];
  readonly lines: readonly LineView[];
  readonly workcenter?: WorkcenterView;
  readonly monitor?: MonitorView;
  /** Records that *End* saved; newest last, bounded. */
  readonly savedRecords: readonly InteractionRecordView[];
  readonly sessionsOpened: number;
  readonly recordsOpened: number;
  readonly messagesShown: number;
}

/** One communication session and at most six agent sessions (ici.md 1). */
export const sessionLimit = 6;
/** One of the six stays free for incoming work (ui.md 8). */
export const manualSessionLimit = 5;

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
    broadcasts: [],
    queues: [],
    channels: [],
    containers: [],
    lines: [],
    savedRecords: [],
    sessionsOpened: 0,
    recordsOpened: 0,
    messagesShown: 0,
  };
}
