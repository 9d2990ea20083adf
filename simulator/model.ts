// What the browser is shown and what it may ask for: the JSON of the mock SAP's API.
// Elements render it and hold no rule of their own. Times are milliseconds since the epoch, UTC.

export type Channel = 'telephony';

/** A work mode as the drop-down shows it; a hyphen in the description breaks the line. */
export interface WorkModeView {
  readonly id: string;
  readonly description: string;
}

export type ItemState =
  | 'initiated'
  | 'dialing'
  | 'alerting'
  | 'connected'
  | 'held'
  /** The contact is over and CIC has put the agent into wrap-up. */
  | 'wrapUp'
  | 'ended'
  | 'failed';

/** One communication item: a phone call as the bridge last described it. */
export interface ItemView {
  readonly itemId: string;
  readonly channel: Channel;
  readonly state: ItemState;
  /** The state's word as the bridge gave it. */
  readonly stateText: string;
  readonly direction: 'in' | 'out' | 'internal';
  /** Complete list of what the item allows now (`Accept`, `Hold`, …). */
  readonly capabilities: readonly string[];
  /** E.164; `+0` where the caller's number is not known. */
  readonly remoteNumber: string;
  readonly remoteName: string;
  readonly dialedNumber: string;
  readonly queue: string;
  readonly alertingSince?: number;
  readonly connectedSince?: number;
  readonly heldSince?: number;
  readonly endedSince?: number;
  /** The `SAP-IC` fields of the item attached data, in order. */
  readonly attachedData: readonly { readonly name: string; readonly value: string }[];
}

export interface AccountView {
  readonly id: string;
  readonly kind: 'account' | 'contact' | 'organization';
  readonly name: string;
  readonly organization?: string;
  readonly phone: readonly string[];
  readonly email?: string;
  readonly city?: string;
  readonly isVip?: boolean;
  readonly note?: string;
}

/** What the caller's number told about the partner (G10 to G15). */
export type Identification =
  | { readonly kind: 'none' }
  /** The call carries no number (G10). */
  | { readonly kind: 'noNumber' }
  /** The number belongs to nobody (G11). */
  | { readonly kind: 'noMatch'; readonly number: string }
  /** Exactly one partner (G12). */
  | { readonly kind: 'oneMatch'; readonly account: AccountView }
  /** More than one partner (G13). */
  | { readonly kind: 'manyMatches'; readonly number: string; readonly accounts: readonly AccountView[] };

/** One session tab: the communication process and the interaction process beside it (ui.md 3). */
export interface SessionView {
  readonly sessionId: string;
  readonly item?: ItemView;
  /** True from accepting or confirming until End. */
  readonly isInteractionOpen: boolean;
  readonly identification: Identification;
  /** The account that popped or was confirmed. */
  readonly account?: AccountView;
  readonly page: 'home' | 'identifyAccount' | 'account';
  /** The two sides of the CTI bar (G10 to G12). */
  readonly ctiBar: { readonly left: string; readonly right: string };
}

export interface SystemMessage {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'info' | 'success';
  readonly text: string;
  readonly at: number;
}

export interface AgentView {
  readonly userId: string;
  readonly name: string;
  readonly isLoggedOn: boolean;
  /** The agent's link to the communication system as SAP sees it. */
  readonly cms: 'disconnected' | 'connected' | 'lost';
  readonly workMode?: WorkModeView & { readonly since: number };
  /** Asked for and not yet confirmed by CIC. */
  readonly pendingWorkMode?: WorkModeView;
  readonly workModes: readonly WorkModeView[];
  /** What the agent may do without an item (`Dial`, `SetWorkmode`). */
  readonly capabilities: readonly string[];
  /** At most six. */
  readonly sessions: readonly SessionView[];
  readonly activeSessionId?: string;
  /** Newest last. */
  readonly messages: readonly SystemMessage[];
}

/** What `POST /api/agents/{userId}/commands` takes. `itemId` may be left out where the active session decides. */
export type AgentCommand =
  | {
      readonly command: 'accept' | 'reject' | 'hold' | 'retrieve' | 'hangUp' | 'end';
      readonly itemId?: string;
    }
  | { readonly command: 'dial'; readonly number: string }
  | { readonly command: 'setWorkMode'; readonly workMode: string }
  | { readonly command: 'activateSession'; readonly sessionId: string };

/** What `GET /api/desk` tells the page about the parts around it. */
export interface DeskConfig {
  /** Address of the mock CIC's control API, with `/control`; absent where another CIC is used. */
  readonly cicControl?: string;
  /** Whether a wiretap records; then `/api/wire` lists messages. */
  readonly hasWire: boolean;
  readonly agents: readonly { readonly userId: string; readonly name: string; readonly extension: string }[];
}

export type WireLink = 'SAP → bridge' | 'bridge → SAP' | 'bridge → CIC';

/** One message that crossed a tapped link; `GET /api/wire/{seq}` adds the bodies. */
export interface WireMessage {
  /** Counts from 1 over all links, in order of arrival. */
  readonly seq: number;
  readonly link: WireLink;
  /** A request with its answer, or one message of an open event stream. */
  readonly kind: 'exchange' | 'streamed';
  /** ICI operation or event, ICWS method and path, or the `__type` of a CIC message. */
  readonly name: string;
  readonly method?: string;
  readonly path?: string;
  /** HTTP status; absent while the answer is under way. */
  readonly status?: number;
  readonly at: number;
  readonly durationMs?: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** True for a SOAP fault or an HTTP status from 400. */
  readonly isError: boolean;
}

export interface WireDetail extends WireMessage {
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
  readonly response?: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
}
