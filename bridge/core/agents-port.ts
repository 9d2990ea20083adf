import type { Agent } from './agent.ts';
import type { Destination, ItemCommand } from './agent-command.ts';
import type { ChatPosting, Item } from './item.ts';
import type { MailContent } from './mail-content.ts';
import type { CurrentWorkMode, WorkMode } from './work-mode.ts';

/** A workgroup of an agent (G17). */
export interface AgentQueue {
  readonly workgroup: string;
  readonly isActive: boolean;
}

/** An agent as the SAP-facing side may see them. */
export interface AgentSnapshot {
  readonly agent: Agent;
  /** The user's name in CIC; the user id until CIC told one. */
  readonly displayName: string;
  /** The bound station, empty while there is none. */
  readonly station: string;
  /** The agent's own number, as CIC has it; empty where it is not known. */
  readonly extension: string;
  readonly workMode: CurrentWorkMode;
  /** Read at log-on and after each change; empty before. */
  readonly queues: readonly AgentQueue[];
  /** Of the subscription, such as `de`; undefined where SAP named none. */
  readonly language: string | undefined;
}

export interface FoundItem {
  readonly snapshot: AgentSnapshot;
  readonly item: Item;
}

export interface SubscribeRequest {
  readonly userId: string;
  readonly appUrl: string;
  readonly appId: string;
  readonly workcenterId: string | undefined;
  readonly language: string | undefined;
}

/** What the ICI handlers ask of the bridge's agents. Rejections and throws are `BridgeError`s. */
export interface Agents {
  /** In a language that SAP asked for, where CIC has it; else in CIC's own. */
  workModes(language: string | undefined): readonly WorkMode[];
  /** Reads an agent, subscribed or not. `unknownUser`, `cicUnavailable`. */
  read(userId: string): Promise<AgentSnapshot>;
  /** As `read`; a subscription that an earlier SAP session left is ended and told so (ici.md 6.1, 1). */
  restart(userId: string): Promise<AgentSnapshot>;
  /** `badAddress`, `loginFailed`, `unknownUser`, `workcenterInUse`, `cicUnavailable`. */
  subscribe(request: SubscribeRequest): Promise<AgentSnapshot>;
  /** `notLoggedOn` where there is no such subscription. */
  unsubscribe(userId: string, appUrl: string, appId: string): Promise<void>;
  setWorkMode(userId: string, workMode: string): Promise<void>;
  /** `notAllowedInState` with items open, `notSupported` where free seating is off, `workcenterInUse`. */
  setWorkcenter(userId: string, workcenterId: string): Promise<void>;
  /** Activates the agent in these workgroups and in no other, where the flag allows it; else does nothing (G17). */
  setQueues(userId: string, workgroups: readonly string[]): Promise<void>;
  /** Forwards the agent's calls to a number, or no longer. */
  setForwarding(userId: string, target: string | undefined): Promise<void>;
  /** Carries a command out, or throws why not. `notLoggedOn`, `notAllowedInState`, what CIC says. */
  perform(userId: string, command: ItemCommand): Promise<void>;
  /** Dials and resolves to the new call. */
  dial(userId: string, destination: Destination, attachedData: string): Promise<FoundItem>;
  /** Resolves to the call to the third party. */
  consult(userId: string, itemId: string, destination: Destination, attachedData: string): Promise<FoundItem>;
  /** Resolves to the item that stands for the conference. */
  conference(userId: string, itemId: string, consultItemId: string): Promise<FoundItem>;
  /** Resolves to the line as CIC took it. */
  post(userId: string, itemId: string, text: string): Promise<ChatPosting>;
  readMail(userId: string, itemId: string): Promise<MailContent>;
  /** A reply where `replyTo` names an open message of the agent; resolves to the message that was sent. */
  sendMail(userId: string, content: MailContent, replyTo: string | undefined): Promise<FoundItem>;
  /**
   * Finds a visible item. `unknownItem`; `notAuthorized` where `actingUserId` is given and the item is
   * another agent's.
   */
  find(itemId: string, actingUserId: string | undefined): FoundItem;
}
