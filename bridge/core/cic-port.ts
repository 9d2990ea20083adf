import type { CicEvent, CicLink } from './cic-event.ts';
import type { CicDirectory } from './directory-port.ts';
import type { MailContent } from './mail-content.ts';
import type { CallbackOutcome } from './observed-media.ts';
import type { CicStatus, CicStatusMessage } from './work-mode.ts';

/** How one agent logs on to CIC. */
export interface AgentLogOn {
  readonly userId: string;
  /** Undefined where the site gives none: then handlers on the CIC server act for the agent (G26). */
  readonly password: string | undefined;
  /** Of CIC's texts, such as `de`; undefined takes CIC's own. */
  readonly language?: string | undefined;
  /** The station to bind; undefined takes the user's default workstation. */
  readonly station: string | undefined;
}

/** Whom a new call, a consultation or an invitation is for. */
export type CallTarget =
  /** A number, extension or SIP address, as CIC dials it. */
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'workgroup'; readonly workgroup: string };

/** Where an interaction can be given to. */
export type TransferTarget =
  | CallTarget
  /** The voice mail of a user. */
  | { readonly kind: 'voicemail'; readonly userId: string };

/** A consultation that CIC began: the call to the third party lies in the agent's queue too. */
export interface Consultation {
  readonly consultId: string;
  /** The interaction id of the new call. */
  readonly callId: string;
}

/** Whom the agent of a consultation talks to. */
export type ConsultAudience = 'caller' | 'consulted' | 'both';

/** A wrap-up code for one segment of an interaction (icws.md 9.4). */
export interface WrapUpAssignment {
  readonly code: string;
  /** As attribute `Eic_WrapupConnectionSegments` numbers it. */
  readonly segmentId: number;
}

/**
 * One agent's own CIC session with their station (icws.md 3.7). Commands resolve when CIC took them;
 * the new state arrives as an event, and where CIC sends none, the bridge reads it. Rejections are
 * `BridgeError`s: `unknownItem`, `notAllowedInState`, `badAddress`, `notAuthorized`, `notSupported`,
 * `workcenterInUse`, `notLoggedOn`, `cicUnavailable`.
 */
export interface AgentSession
  extends CallCommands,
    ChatCommands,
    CallbackCommands,
    MailCommands,
    WorkCommands {
  readonly userId: string;
  readonly displayName: string;
  /** The id of the bound station. */
  readonly station: string;
  /** The number at which the agent is called; empty where CIC does not tell it. */
  readonly extension: string;
  /** As at log-on, in the agent's language. */
  readonly statusMessages: readonly CicStatusMessage[];
  /** Logs the agent off CIC and frees the station; the CIC status stays (G29). Never rejects. */
  close(): Promise<void>;
}

/** Where `callId` stands, most commands also take the id of a chat, callback, e-mail or generic object. */
export interface CallCommands {
  /** Dials and resolves to the interaction id. */
  createCall(target: string, attributes: Readonly<Record<string, string>>): Promise<string>;
  /** Answers an alerting call on the agent's station; takes a held or parked one back. */
  pickup(callId: string): Promise<void>;
  hold(callId: string, on: boolean): Promise<void>;
  mute(callId: string, on: boolean): Promise<void>;
  /** Leaves the call on the orbit of the agent's queue. */
  park(callId: string): Promise<void>;
  disconnect(callId: string): Promise<void>;
  sendToVoicemail(callId: string): Promise<void>;
  /** Gives a call back to the queue of a workgroup. */
  transferToWorkgroup(callId: string, workgroup: string): Promise<void>;
  /** The call leaves the agent at once, whether the other side answers or not. */
  blindTransfer(callId: string, target: TransferTarget): Promise<void>;
  /** Holds the call and calls a third party. */
  consult(
    callId: string,
    target: CallTarget,
    attributes: Readonly<Record<string, string>>,
  ): Promise<Consultation>;
  /** Joins caller and third party; the agent drops out. */
  concludeConsult(callId: string, consultId: string): Promise<void>;
  /** Ends the call to the third party; the caller stays on hold. */
  cancelConsult(callId: string, consultId: string): Promise<void>;
  changeAudience(callId: string, consultId: string, audience: ConsultAudience): Promise<void>;
  /** Joins calls of this agent; resolves to the id of the conference. */
  conference(callIds: readonly string[]): Promise<string>;
  addToConference(conferenceId: string, callIds: readonly string[]): Promise<void>;
  /** Calls a further party into a call. */
  inviteParty(callId: string, target: string): Promise<void>;
  inviteToConference(conferenceId: string, target: string): Promise<void>;
  /** DTMF: digits, `*`, `#`, `A` to `D`, and `,` for a pause; else `badAddress`. */
  sendDigits(callId: string, digits: string): Promise<void>;
  record(callId: string, on: boolean): Promise<void>;
  /** Pauses the recording of a call that is recorded, or goes on with it. */
  pauseRecording(callId: string, on: boolean): Promise<void>;
  writeAttributes(callId: string, attributes: Readonly<Record<string, string>>): Promise<void>;
}

export interface ChatCommands {
  /** From now on `chatMembersObserved` and `chatMessagesObserved` come, the whole history first. */
  watchChat(interactionId: string): Promise<void>;
  sendChatText(interactionId: string, text: string): Promise<void>;
  setTyping(interactionId: string, on: boolean): Promise<void>;
}

export interface CallbackCommands {
  /** From now on `callbackObserved` comes, the present details first. */
  watchCallback(interactionId: string): Promise<void>;
  /** Dials for a callback and resolves to the interaction id of the call. */
  callBack(interactionId: string, target: string): Promise<string>;
  completeCallback(interactionId: string, outcome: CallbackOutcome): Promise<void>;
}

export interface MailCommands {
  readMail(interactionId: string): Promise<MailContent>;
  /** Answers an e-mail and resolves to the interaction id of the answer. */
  replyToMail(interactionId: string, content: MailContent): Promise<string>;
  /** Sends a new e-mail and resolves to its interaction id. */
  sendMail(content: MailContent): Promise<string>;
}

export interface WorkCommands {
  setStatus(statusId: string): Promise<void>;
  /** Forwards the agent's calls to a number, or no longer. */
  setForwarding(target: string | undefined): Promise<void>;
  assignWrapUp(interactionId: string, assignment: WrapUpAssignment): Promise<void>;
  /** Workgroup to whether the agent is active in it (G17). */
  readActivations(): Promise<Readonly<Record<string, boolean>>>;
  /** Changes those that are named; resolves to all of them. */
  setActivations(changes: Readonly<Record<string, boolean>>): Promise<Readonly<Record<string, boolean>>>;
}

export interface Cic {
  /** Of the service session. */
  readonly link: CicLink;
  /** All status messages of the server, localized. Empty until the first connection. */
  readonly statusMessages: readonly CicStatusMessage[];
  /** Connects the service session; resolves once it is up or the first attempt failed, and keeps trying. */
  start(): Promise<void>;
  /**
   * Reads a user's status; resolves to `undefined` where CIC knows no such user. Rejects with `unknownUser`
   * where CIC spells the user in other letters (G22).
   */
  readStatus(userId: string): Promise<CicStatus | undefined>;
  /**
   * Opens an agent's session: login, messages, station, status and user queue. Resolves once the first
   * `statusObserved` and `queueRead` were given to `onEvent`; events go on until `close`. After a lost
   * connection `linkChanged` down and reconnecting come, then a fresh status and `queueRead`, then
   * `linkChanged` up. Rejects with `loginFailed`, `unknownUser`, `workcenterInUse` or `cicUnavailable`.
   */
  openAgentSession(logOn: AgentLogOn, onEvent: (event: CicEvent) => void): Promise<AgentSession>;
  /** What the service session knows of everybody. */
  readonly directory: CicDirectory;
  /** Routing of SAP's action items by handlers on the CIC server (G26, G27). */
  readonly actionRouting: ActionRouting;
  /** Closes every session. */
  stop(): Promise<void>;
}

/** One action item on its way to agents. */
export interface RoutedActionItem {
  readonly actionItemId: string;
  readonly workgroup: string;
  readonly interactionType: 'Email' | 'Generic Object';
  /** Become interaction attributes, `TO_NAME` as `ACTION_ITEM_ATTR_TO_NAME` (G27). */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A routed action item, and the interaction that it left CIC as. */
export interface ActionItemLeft {
  readonly actionItemId: string;
  readonly interactionId: string;
}

/** Rejections are `BridgeError`s: `cicUnavailable`, `timeout` where no handler answers, `notSupported`. */
export interface ActionRouting {
  /** Resolves to the interaction that the handler made. Asking twice for one id makes one interaction. */
  route(item: RoutedActionItem): Promise<string>;
  cancel(actionItemId: string): Promise<void>;
  update(actionItemId: string, attributes: Readonly<Record<string, string>>): Promise<void>;
  /** Returns how to stop. */
  onLeft(listener: (left: ActionItemLeft) => void): () => void;
  /** How an item stands that may have left while nobody listened. `cicUnavailable`. */
  stateOf(item: ActionItemLeft): Promise<RoutedState>;
  /** Called whenever a connection stands on which endings may have been missed; returns how to stop. */
  onUp(listener: () => void): () => void;
}

/** Over: CIC still shows how it ended. Gone: CIC has no such interaction any more. */
export type RoutedState = 'open' | 'over' | 'gone';
