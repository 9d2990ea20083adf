// What the browser is shown and what it may ask for: the JSON of the mock SAP's API.
// Elements render it and hold no rule of their own. Times are milliseconds since the epoch, UTC.

/** The layouts of a toolbar profile are called the same (ui.md 4); a callback is telephony. */
export type Channel = 'telephony' | 'chat' | 'email' | 'actionItem';

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
  /** The second call of a consultation, answered: it can be completed, joined or given up. */
  | 'consulting'
  /** Joined with others: a conference, or a chat with several agents. */
  | 'conferenced'
  /** The contact is over and CIC has put the agent into wrap-up. */
  | 'wrapUp'
  | 'ended'
  | 'failed';

/** Somebody on the line or in a chat. */
export interface ParticipantView {
  readonly participantId: string;
  readonly name: string;
  readonly address: string;
  /** `remote`, `self`, `colleague`, `visitor`, `system` or `originator`; a site may have further words. */
  readonly role: string;
  /** The state's word as the bridge gave it. */
  readonly status: string;
}

/** One line of a chat. */
export interface ChatPostingView {
  /** The participant's name; empty for a line of the system. */
  readonly author: string;
  readonly text: string;
  readonly isSystem: boolean;
  /** Written by this agent. */
  readonly isOwn: boolean;
  readonly at: number;
}

/** What a chat has besides what items of all channels have; its parties are the item's `participants`. */
export interface ChatView {
  readonly title: string;
  /** The whole transcript, oldest first. */
  readonly postings: readonly ChatPostingView[];
  /** Lines that came while another session was active; 0 where all are seen. */
  readonly unread: number;
}

/** What an e-mail has besides; its text comes from `GET …/messages/{messageId}/content`. */
export interface EmailView {
  readonly subject: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly folder: string;
  readonly isRead: boolean;
  readonly isAnswered: boolean;
  readonly receivedAt?: number;
  readonly attachments: readonly {
    readonly attachmentId: string;
    readonly name: string;
    readonly size: number;
  }[];
}

/** What an action item has besides. The fields of SAP's own object are there where SAP routed it itself. */
export interface ActionView {
  readonly title: string;
  readonly originator: string;
  readonly actionItemId?: string;
  readonly description?: string;
  readonly priority?: number;
  /** ISO 8601. */
  readonly dueDate?: string;
  readonly objectType?: string;
  readonly objectKey?: string;
}

/** One communication item as the bridge last described it: a call, a chat, an e-mail or an action item. */
export interface ItemView {
  readonly itemId: string;
  readonly channel: Channel;
  readonly state: ItemState;
  /** The state's word as the bridge gave it. */
  readonly stateText: string;
  readonly direction: 'in' | 'out' | 'internal';
  /** Complete list of what the item allows now (`Accept`, `Hold`, …). */
  readonly capabilities: readonly string[];
  /** E.164; `+0` where the caller's number is not known. An e-mail address, or nothing, on the other channels. */
  readonly remoteNumber: string;
  readonly remoteName: string;
  readonly dialedNumber: string;
  readonly queue: string;
  readonly alertingSince?: number;
  readonly connectedSince?: number;
  readonly heldSince?: number;
  /** Milliseconds of the holds before this one. */
  readonly heldBefore?: number;
  readonly endedSince?: number;
  /** The `SAP-IC` fields of the item attached data, in order. */
  readonly attachedData: readonly { readonly name: string; readonly value: string }[];
  readonly participants?: readonly ParticipantView[];
  /** Of a consultation: the id of the item that it is for. */
  readonly consultFor?: string;
  readonly isMuted?: boolean;
  /** What the agent asked of wrap-up for this item; absent where CIC decides. */
  readonly isWrapUpRequired?: boolean;
  /** Each is there on its own channel, and only there. */
  readonly chat?: ChatView;
  readonly email?: EmailView;
  readonly action?: ActionView;
}

export interface AccountView {
  readonly id: string;
  readonly kind: 'account' | 'contact' | 'organization';
  readonly name: string;
  /** Of a contact: the organization that they work for. */
  readonly organization?: string;
  readonly organizationId?: string;
  readonly phone: readonly string[];
  readonly email?: string;
  readonly city?: string;
  readonly isVip?: boolean;
  readonly note?: string;
  /** Of an organization, where it is a session's account or a partner of the directory (G15). */
  readonly contacts?: readonly AccountView[];
}

/** A business partner as the directory has it. */
export interface PartnerView extends AccountView {
  readonly alerts?: readonly string[];
}

/** What `POST /api/partners` and `PUT /api/partners/{id}` take; ids are ten digits. */
export interface PartnerInput {
  readonly id: string;
  readonly kind: AccountView['kind'];
  readonly name: string;
  /** Of a contact, and only of one: the id of an organization. */
  readonly organizationId?: string;
  /** E.164. */
  readonly phone: readonly string[];
  readonly email?: string;
  readonly city?: string;
  readonly isVip?: boolean;
  readonly note?: string;
  readonly alerts?: readonly string[];
}

/** What the caller's number told about the partner (G10 to G15). `number` may be an e-mail address (G8, G9). */
export type Identification =
  | { readonly kind: 'none' }
  /** The contact carries no number and no address (G10). */
  | { readonly kind: 'noNumber' }
  /** The number belongs to nobody (G11). */
  | { readonly kind: 'noMatch'; readonly number: string }
  /** Exactly one partner (G12). */
  | { readonly kind: 'oneMatch'; readonly account: AccountView }
  /** More than one partner (G13). */
  | { readonly kind: 'manyMatches'; readonly number: string; readonly accounts: readonly AccountView[] };

/** What a contact's partner was looked up by: attached data that names a partner goes before the number (G43). */
export interface IdentificationKey {
  readonly kind: 'phone' | 'email' | 'partner';
  readonly value: string;
}

/** The fields of the account search; all that are filled in have to match. */
export interface SearchCriteria {
  /** Part of the name of a person or an organization. */
  readonly name?: string;
  readonly accountId?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly city?: string;
}

/** The account search of a session (ui.md 9). */
export interface AccountSearchView {
  readonly criteria: SearchCriteria;
  /** Absent until something was searched for. */
  readonly results?: readonly AccountView[];
  /** Then *Reset* does not work. */
  readonly isConfirmed: boolean;
}

/** Something about the current customer; never a system message (ui.md 2). */
export interface AlertView {
  readonly id: string;
  readonly text: string;
  /** What the client says in its language; absent where the text is the site's own. */
  readonly kind?: 'vip';
  /** The page that it opens. */
  readonly page?: Page;
}

/** One line of what was done in an interaction. */
export interface ActivityView {
  readonly id: string;
  readonly kind: 'call' | 'chat' | 'email' | 'actionItem' | 'account' | 'note';
  /** In English; the client says it in its language where `about` tells what it is about. */
  readonly text: string;
  /** Whom, or what, it is about: a name, a number, a subject; empty where nobody knows. */
  readonly about?: string;
  /** Of a call. */
  readonly direction?: ItemView['direction'];
  readonly at: number;
  readonly itemId?: string;
}

/** The interaction record: saved by *End*, dropped by *Clear Interaction* (ui.md 3). */
export interface InteractionRecordView {
  readonly recordId: string;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly accountId?: string;
  readonly accountName?: string;
  readonly reason: string;
  readonly notes: string;
  /** Oldest first; each call, chat, e-mail and action item is one, so several calls in one record show (G40). */
  readonly activities: readonly ActivityView[];
}

export type TargetKind = 'phone' | 'user' | 'queue';

/** Whom an item goes to: a number, a colleague by user id, or a workgroup by id. */
export interface TargetView {
  readonly kind: TargetKind;
  readonly value: string;
  /** What the agent reads; the value where absent. */
  readonly name?: string;
}

/** The dialog in two steps: first the target, then the act (ui.md 5). A blind transfer has no consultation. */
export interface TransferView {
  readonly purpose: 'blindTransfer' | 'warmTransfer' | 'conference';
  /** The item that is to be transferred or joined. */
  readonly itemId: string;
  readonly step:
    | 'choosing'
    | 'chosen'
    /** The third party's phone rings. */
    | 'calling'
    /** The third party has answered: complete, join or reconnect. */
    | 'consulting';
  readonly target?: TargetView;
  readonly consultItemId?: string;
}

export type Page =
  | 'home'
  | 'identifyAccount'
  | 'account'
  | 'interactionRecord'
  | 'chat'
  | 'email'
  | 'actionItem'
  | 'inbox'
  | 'dialPad'
  | 'monitor';

/** What is known of a contact whose number tells no single partner (G10, G11, G13). */
export type CtiDetail =
  | { readonly kind: 'unknownNumber' | 'unknownAddress' }
  | { readonly kind: 'name' | 'title' | 'queue'; readonly text: string };

/** One session tab: the communication process and the interaction process beside it (ui.md 3). */
export interface SessionView {
  readonly sessionId: string;
  /** The item that the buttons act on; of two calls the one that is not held. */
  readonly item?: ItemView;
  /** All items of the session, oldest first: `item` alone, or both calls of a consultation. */
  readonly items?: readonly ItemView[];
  /** What the session's items allow together; a command without `itemId` goes to the item that allows it. */
  readonly capabilities?: readonly string[];
  /** True from accepting or confirming until End. */
  readonly isInteractionOpen: boolean;
  readonly identification: Identification;
  readonly identifiedBy?: IdentificationKey;
  /** The account that popped or was confirmed. */
  readonly account?: AccountView;
  readonly page: Page;
  /** The two sides of the CTI bar (G10 to G15), and its right side in parts where it tells details of the contact. */
  readonly ctiBar: {
    readonly left: string;
    readonly right: string;
    readonly details?: readonly CtiDetail[];
  };
  readonly search?: AccountSearchView;
  readonly alerts?: readonly AlertView[];
  /** There while the interaction is open. */
  readonly record?: InteractionRecordView;
  readonly scratchPad?: string;
  /** Absent while no dialog is open. */
  readonly transfer?: TransferView;
  /** Opened by the agent (*New Session*). */
  readonly isManual?: boolean;
}

/** What SAP says by itself, for the client to say in the agent's language. */
export type SapNotice =
  /** SAP has told the bridge that its session is over: no event comes any more (ici.md 2). */
  | { readonly kind: 'connectionOver' }
  | { readonly kind: 'sessionUnknown' }
  | { readonly kind: 'loggedOff'; readonly why: string }
  | { readonly kind: 'linkLost' }
  | { readonly kind: 'linkBack' }
  | { readonly kind: 'allSessionsInUse' }
  | { readonly kind: 'rejectedAtLimit' }
  | { readonly kind: 'figuresUnreadable' }
  | { readonly kind: 'sent'; readonly subject: string }
  /** Nothing of it stays with the agent; `who` is empty where nobody knows. */
  | { readonly kind: 'lost' | 'returned'; readonly channel: Channel; readonly who: string };

export interface SystemMessage {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'info' | 'success';
  /** In English, or as the bridge said it. */
  readonly text: string;
  /** Absent where the text is the bridge's or CIC's own. */
  readonly notice?: SapNotice;
  readonly at: number;
}

/** What a supervisor tells agents; not about a customer (ui.md 2). */
export interface BroadcastView {
  readonly id: string;
  readonly from: string;
  readonly text: string;
  readonly at: number;
}

/** A workgroup of the agent. */
export interface QueueView {
  readonly id: string;
  readonly description: string;
  readonly channel: string;
  readonly isActive: boolean;
}

/** A channel that the agent may work on; CIC's utilization decides, not SAP (G17). */
export interface ChannelView {
  readonly id: string;
  readonly description: string;
  readonly isActive: boolean;
}

/** What holds items of the agent: a line, an inbox or a queue. */
export interface ContainerView {
  readonly containerId: string;
  readonly name: string;
  readonly kind: string;
  readonly capabilities: readonly string[];
}

/** A telephone line of the agent. */
export interface LineView {
  readonly lineId: string;
  readonly number: string;
  readonly name: string;
  /** The state's word as the bridge gave it. */
  readonly stateText: string;
  readonly capabilities: readonly string[];
}

/** One figure of an object that a supervisor watches. */
export interface FigureView {
  readonly name: string;
  readonly value: string;
}

/** What a supervisor watches, as `monitorDataChanged` last told it. */
export interface MonitorView {
  readonly at: number;
  readonly objects: readonly {
    readonly kind: string;
    readonly id: string;
    readonly name: string;
    readonly figures: readonly FigureView[];
  }[];
}

/** The agent's seat, as the bridge told at log-on (ici.md 3.1). */
export interface WorkcenterView {
  readonly id: string;
  readonly isFreeSeating: boolean;
  readonly isRequired: boolean;
  readonly isPasswordRequired: boolean;
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
  /** Newest last. */
  readonly broadcasts?: readonly BroadcastView[];
  readonly queues?: readonly QueueView[];
  readonly channels?: readonly ChannelView[];
  readonly containers?: readonly ContainerView[];
  readonly lines?: readonly LineView[];
  readonly workcenter?: WorkcenterView;
  /** There while the agent watches. */
  readonly monitor?: MonitorView;
  /** Contacts that came while all six sessions were in use, and wait for one (G16). */
  readonly waiting?: number;
  /** Milliseconds within which the browser has to say that it lives; absent while SAP does not ask (ici.md 6.1, 3). */
  readonly heartbeatLag?: number;
}

/** Commands that need an item and nothing else; without `itemId` the active session's item that allows it. */
export type ItemCommandName =
  | 'accept'
  | 'reject'
  | 'hold'
  | 'retrieve'
  | 'hangUp'
  | 'end'
  /** Swaps the held and the active call. */
  | 'toggle'
  /** Joins caller and third party; the agent drops out. */
  | 'warmTransfer'
  | 'conference'
  /** Gives the consultation up and takes the first call back. */
  | 'reconnect'
  | 'mute'
  | 'unmute'
  | 'leaveChat'
  | 'endChat'
  /** An action item or an e-mail is dealt with. */
  | 'complete'
  /** Gives the item back to routing. */
  | 'reroute';

/**
 * What `POST /api/agents/{userId}/commands` takes. `itemId` and `sessionId` may be left out where the active
 * session decides.
 */
export type AgentCommand =
  | { readonly command: ItemCommandName; readonly itemId?: string }
  /** `deflect` an alerting call; `forward` any other item; `invite` into a chat. */
  | {
      readonly command: 'blindTransfer' | 'deflect' | 'forward' | 'invite';
      readonly target: TargetView;
      readonly itemId?: string;
    }
  | { readonly command: 'consult'; readonly target: TargetView; readonly itemId?: string }
  | { readonly command: 'sendDtmf'; readonly digits: string; readonly itemId?: string }
  | { readonly command: 'dropParticipant'; readonly participantId: string; readonly itemId?: string }
  | { readonly command: 'requireWrapUp'; readonly isRequired: boolean; readonly itemId?: string }
  | {
      readonly command: 'setAttachedData';
      readonly fields: Readonly<Record<string, string>>;
      readonly itemId?: string;
    }
  | { readonly command: 'postChat'; readonly text: string; readonly itemId?: string }
  | { readonly command: 'dial'; readonly number: string }
  | { readonly command: 'setWorkMode'; readonly workMode: string }
  | { readonly command: 'setQueues'; readonly queues: readonly string[] }
  | { readonly command: 'setChannels'; readonly channels: readonly string[] }
  | { readonly command: 'setWorkcenter'; readonly workcenterId: string }
  /** Sends the agent's calls to a number, or no longer where there is none. */
  | { readonly command: 'setForwarding'; readonly number?: string }
  | { readonly command: 'activateSession'; readonly sessionId: string }
  | { readonly command: 'newSession' }
  /** Closes a session in which nothing goes on. */
  | { readonly command: 'closeSession'; readonly sessionId: string }
  | { readonly command: 'showPage'; readonly page: Page; readonly sessionId?: string }
  | { readonly command: 'searchAccounts'; readonly criteria: SearchCriteria; readonly sessionId?: string }
  /** Picks an account of the list, or any of the directory, and begins the interaction (G13). */
  | { readonly command: 'confirmAccount'; readonly accountId: string; readonly sessionId?: string }
  /** `resetSearch`: the contact's own criteria again. `clearSearch`: none. `clearInteraction`: also no record. */
  | { readonly command: 'resetSearch' | 'clearSearch' | 'clearInteraction'; readonly sessionId?: string }
  | {
      readonly command: 'writeRecord';
      readonly notes?: string;
      readonly reason?: string;
      readonly sessionId?: string;
    }
  | { readonly command: 'writeScratchPad'; readonly text: string; readonly sessionId?: string }
  /** Appends the scratch pad to the record's notes and empties it. */
  | { readonly command: 'moveScratchPad'; readonly sessionId?: string }
  | {
      readonly command: 'openTransfer';
      readonly purpose: TransferView['purpose'];
      readonly itemId?: string;
    }
  | { readonly command: 'chooseTarget'; readonly target: TargetView }
  /** The dialog's second step: calls the third party, completes, or joins, as its purpose and step tell. */
  | { readonly command: 'advanceTransfer' }
  /** Closes the dialog; a consultation is given up and the first call taken back. */
  | { readonly command: 'cancelTransfer' }
  | { readonly command: 'dismissMessage'; readonly messageId: string }
  | { readonly command: 'dismissBroadcast'; readonly broadcastId: string }
  | { readonly command: 'setRead' | 'setAnswered'; readonly messageId: string; readonly flag: boolean }
  | { readonly command: 'moveMessage'; readonly messageId: string; readonly folderId: string }
  | { readonly command: 'deleteMessage'; readonly messageId: string }
  /** `replyTo` is the id of the message that is answered. */
  | {
      readonly command: 'sendMessage';
      readonly to: readonly string[];
      readonly subject: string;
      readonly text: string;
      readonly replyTo?: string;
    }
  | { readonly command: 'watchFigures'; readonly isWatching: boolean };

/** A colleague in the dial pad; asked of the bridge anew with each `GET …/directory`. */
export interface ColleagueView {
  readonly userId: string;
  readonly name: string;
  readonly extension: string;
  readonly presence: 'available' | 'busy' | 'loggedOff' | 'unknown';
  readonly presenceText: string;
  readonly channels: readonly string[];
}

/** `GET /api/agents/{userId}/directory`: whom an agent can call, transfer to or invite. */
export interface DirectoryView {
  readonly colleagues: readonly ColleagueView[];
  readonly queues: readonly {
    readonly id: string;
    readonly description: string;
    readonly channel: string;
    /** Absent where the bridge tells none. */
    readonly loggedOnUsers?: number;
    readonly availableUsers?: number;
  }[];
}

/** A folder of `GET /api/agents/{userId}/folders`. */
export interface FolderView {
  readonly folderId: string;
  readonly name: string;
  readonly kind: string;
  readonly capabilities: readonly string[];
}

/** A message of `GET /api/agents/{userId}/folders/{folderId}/messages`. */
export interface MessageView extends EmailView {
  readonly messageId: string;
  readonly state: ItemState;
  /** The state's word as the bridge gave it. */
  readonly stateText: string;
  readonly capabilities: readonly string[];
}

/** `GET /api/agents/{userId}/messages/{messageId}/content`. */
export interface MessageContentView {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly copies: readonly string[];
  readonly subject: string;
  /** `text/plain` or `text/html`; HTML comes from a stranger and is to be shown in a sandbox only. */
  readonly contentType: string;
  readonly content: string;
}

/** A ready answer for chats: `GET /api/standard-answers`. `{name}` and `{agent}` stand for customer and agent. */
export interface StandardAnswer {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Such as `en`. */
  readonly language: string;
}

/** How an address becomes the number that SAP looks up, step by step (G5): `GET /api/number-trace?address=`. */
export interface NumberTrace {
  readonly address: string;
  readonly steps: readonly {
    readonly rule: 'sip' | 'at' | 'slash' | 'letter' | 'plus';
    readonly before: string;
    readonly after: string;
  }[];
  readonly number: string;
  readonly identification: Identification;
  /** What the agent sees once a call with this address is accepted. */
  readonly screenPop: {
    readonly fact: 'G10' | 'G11' | 'G12' | 'G13' | 'G14' | 'G15';
    readonly page: Page;
    readonly left: string;
  };
  /** Other addresses that become the same number although they are not the same, and how. */
  readonly collisions: readonly { readonly address: string; readonly number: string }[];
}

/** Work that SAP has CIC route, or had: `GET /api/action-items`. */
export interface ActionItemView {
  readonly actionItemId: string;
  readonly kind: 'email' | 'workflow';
  readonly title: string;
  readonly description: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  /** `routing` from the bridge's answer on; `failed` where the bridge refused it. */
  readonly state: 'routing' | 'offered' | 'accepted' | 'completed' | 'cancelled' | 'failed';
  readonly sentBy: string;
  /** The agent to whom it is, or was last, offered. */
  readonly userId?: string;
  readonly priority?: number;
  /** ISO 8601. */
  readonly dueDate?: string;
  readonly sentAt: number;
  readonly failure?: string;
}

/** What `POST /api/action-items` takes; `SUBJECT`, `FROM_ADDRESS` and `TO_NAME` decide the workgroup (G27). */
export interface ActionItemInput {
  /** On whose behalf it is sent: the user of the SOAP header. */
  readonly userId: string;
  readonly kind: ActionItemView['kind'];
  readonly title: string;
  readonly description?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly priority?: number;
  readonly dueDate?: string;
  readonly objectType?: string;
  readonly objectKey?: string;
}

/** What `PUT /api/action-items/{actionItemId}` takes. */
export type ActionItemChange = Omit<ActionItemInput, 'userId' | 'kind'>;

/** How this SAP answers events; for the desk's faults. */
export type EventAnswer =
  | { readonly kind: 'normal' }
  | { readonly kind: 'slow'; readonly delay: number }
  | { readonly kind: 'refused'; readonly status: 401 | 404 | 500 }
  /** The connection is reset without an answer. */
  | { readonly kind: 'reset' };

/** What the desk may change of this SAP: `GET` and `PUT /api/settings`. */
export interface SapSettings {
  /** For the agents named in `eventAnswerFor`, or for all. */
  readonly eventAnswer: EventAnswer;
  readonly eventAnswerFor?: readonly string[];
  /** Milliseconds; 0 switches the heartbeat off (ici.md 6.1, 3). */
  readonly heartbeatLag: number;
  /** Agents whose browser is taken for dead: what it says is not heard. */
  readonly deadBrowsers?: readonly string[];
  /** `wait`: a further item waits for a session (G16). `reject`: SAP rejects it by itself (ici.md 6.1, 4). */
  readonly atSessionLimit: 'wait' | 'reject';
  /** True: exactly one match is confirmed by accepting; false: the agent confirms it. */
  readonly confirmsSingleMatch: boolean;
}

/** What `POST /api/broadcasts` takes; without `userIds` it goes to everybody. */
export interface BroadcastInput {
  readonly from: string;
  readonly text: string;
  readonly userIds?: readonly string[];
}

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
