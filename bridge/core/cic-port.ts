import type { CicEvent, CicLink } from './cic-event.ts';
import type { CicStatus, CicStatusMessage } from './work-mode.ts';

/** How one agent logs on to CIC. */
export interface AgentLogOn {
  readonly userId: string;
  readonly password: string;
  /** The station to bind; undefined takes the user's default workstation. */
  readonly station: string | undefined;
}

/**
 * One agent's own CIC session with their station (icws.md 3.7). Commands resolve when CIC took them;
 * the new state arrives as an event. Rejections are `BridgeError`s: `unknownItem`, `notAllowedInState`,
 * `badAddress`, `notLoggedOn`, `cicUnavailable`.
 */
export interface AgentSession {
  readonly userId: string;
  readonly displayName: string;
  /** The id of the bound station. */
  readonly station: string;
  setStatus(statusId: string): Promise<void>;
  /** Dials and resolves to the interaction id. */
  createCall(target: string, attributes: Readonly<Record<string, string>>): Promise<string>;
  /** Answers an alerting call on the agent's station. */
  pickup(callId: string): Promise<void>;
  hold(callId: string, on: boolean): Promise<void>;
  disconnect(callId: string): Promise<void>;
  sendToVoicemail(callId: string): Promise<void>;
  /** Gives a call back to the queue of a workgroup. */
  transferToWorkgroup(callId: string, workgroup: string): Promise<void>;
  writeAttributes(callId: string, attributes: Readonly<Record<string, string>>): Promise<void>;
  /** Logs the agent off CIC and frees the station; the CIC status stays (G29). Never rejects. */
  close(): Promise<void>;
}

export interface Cic {
  /** Of the service session. */
  readonly link: CicLink;
  /** All status messages of the server, localized. Empty until the first connection. */
  readonly statusMessages: readonly CicStatusMessage[];
  /** Connects the service session; resolves once it is up or the first attempt failed, and keeps trying. */
  start(): Promise<void>;
  /** Reads a user's status; resolves to `undefined` where CIC knows no such user (case-sensitive, G22). */
  readStatus(userId: string): Promise<CicStatus | undefined>;
  /**
   * Opens an agent's session: login, messages, station, status and user queue. Resolves once the first
   * `statusObserved` and `queueRead` were given to `onEvent`; events go on until `close`. After a lost
   * connection `linkChanged` down and reconnecting come, then a fresh status and `queueRead`, then
   * `linkChanged` up. Rejects with `loginFailed`, `workcenterInUse` or `cicUnavailable`.
   */
  openAgentSession(logOn: AgentLogOn, onEvent: (event: CicEvent) => void): Promise<AgentSession>;
  /** Closes every session. */
  stop(): Promise<void>;
}
