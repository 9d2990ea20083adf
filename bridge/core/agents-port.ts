import type { Agent } from './agent.ts';
import type { AgentCommand } from './decide.ts';
import type { PhoneCall } from './phone-call.ts';
import type { CurrentWorkMode, WorkMode } from './work-mode.ts';

/** An agent as the SAP-facing side may see them. */
export interface AgentSnapshot {
  readonly agent: Agent;
  /** The user's name in CIC; the user id until CIC told one. */
  readonly displayName: string;
  /** The bound station, empty while there is none. */
  readonly station: string;
  readonly workMode: CurrentWorkMode;
}

export interface FoundCall {
  readonly snapshot: AgentSnapshot;
  readonly call: PhoneCall;
}

export interface SubscribeRequest {
  readonly userId: string;
  readonly appUrl: string;
  readonly appId: string;
  readonly workcenterId: string | undefined;
}

/** What the ICI handlers ask of the bridge's agents. Rejections and throws are `BridgeError`s. */
export interface Agents {
  readonly workModes: readonly WorkMode[];
  /** Reads an agent, subscribed or not. `unknownUser`, `cicUnavailable`. */
  read(userId: string): Promise<AgentSnapshot>;
  /** As `read`; a subscription that an earlier SAP session left is ended and told so (ici.md 6.1, 1). */
  restart(userId: string): Promise<AgentSnapshot>;
  /** `badAddress`, `loginFailed`, `unknownUser`, `workcenterInUse`, `cicUnavailable`. */
  subscribe(request: SubscribeRequest): Promise<AgentSnapshot>;
  /** `notLoggedOn` where there is no such subscription. */
  unsubscribe(userId: string, appUrl: string, appId: string): Promise<void>;
  /** Carries a command out, or throws why not. `notLoggedOn`, `notAllowedInState`, what CIC says. */
  perform(userId: string, command: Exclude<AgentCommand, { readonly kind: 'dial' }>): Promise<void>;
  /** Dials and resolves to the new call. */
  dial(userId: string, target: string, attachedData: string): Promise<FoundCall>;
  /**
   * Finds a visible call. `unknownItem`; `notAuthorized` where `actingUserId` is given and the item is
   * another agent's.
   */
  find(itemId: string, actingUserId: string | undefined): FoundCall;
}
