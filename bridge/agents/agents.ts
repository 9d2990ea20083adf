import { type AgentRules, currentWorkMode, newAgent } from '../core/agent.ts';
import type { AgentCredentials } from '../core/agent-credentials.ts';
import type { AgentSnapshot, Agents, FoundCall, SubscribeRequest } from '../core/agents-port.ts';
import { BridgeError } from '../core/bridge-error.ts';
import type { Cic } from '../core/cic-port.ts';
import type { Clock } from '../core/clock.ts';
import type { Notice } from '../core/effect.ts';
import type { Log } from '../core/log.ts';
import { isOver } from '../core/phone-call.ts';
import { parseAppUrl } from '../sap/index.ts';
import { Seat } from './seat.ts';
import type { EndReason, SeatTelling } from './subscription.ts';

export interface AgentsOptions {
  readonly cic: Cic;
  readonly credentials: AgentCredentials;
  readonly rules: AgentRules;
  readonly telling: SeatTelling;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds for which a CIC session outlives a restarted SAP session; 30,000. */
  readonly graceMs?: number;
}

/** All agents that SAP has logged on, and the index from item to agent. */
export interface AgentDirectory extends Agents {
  /** Agents with a subscription. */
  readonly subscribed: number;
  /** Ends a subscription that can no longer be served; others at the same address stay. */
  endSubscription(userId: string, appUrl: string, reason: EndReason): Promise<void>;
  /** Ends all subscriptions and gives all CIC sessions back. */
  stop(): Promise<void>;
}

export function createAgents(options: AgentsOptions): AgentDirectory {
  const { cic, credentials, rules, telling, clock, log, graceMs = 30_000 } = options;
  const seats = new Map<string, Seat>();
  // During a transfer, and from two CIC systems, two agents may have items of one id.
  const owners = new Map<string, Set<string>>();

  // Finding an item must never walk over all agents.
  function index(userId: string, notice: Notice): void {
    if (notice.kind === 'userChanged') return;
    const { itemId } = notice.call;
    const known = owners.get(itemId) ?? new Set();
    if (isOver(notice.call)) known.delete(userId);
    else known.add(userId);
    if (known.size > 0) owners.set(itemId, known);
    else owners.delete(itemId);
  }

  function seatOf(userId: string): Seat {
    const known = seats.get(userId);
    if (known) return known;
    const onNotice = (notice: Notice) => index(userId, notice);
    const seat = new Seat({ userId, cic, credentials, rules, telling, onNotice, clock, log, graceMs });
    seats.set(userId, seat);
    return seat;
  }

  function subscribedSeat(userId: string, what: string): Seat {
    const seat = seats.get(userId);
    if (seat?.subscription) return seat;
    throw new BridgeError(
      'notLoggedOn',
      `Failed to ${what}: ${userId} has no subscription. Call IciUser.subscribe first.`,
    );
  }

  function forgetEmpty(userId: string): void {
    if (seats.get(userId)?.isEmpty) seats.delete(userId);
  }

  async function read(userId: string): Promise<AgentSnapshot> {
    const seat = seats.get(userId);
    if (seat && !seat.isEmpty) return seat.snapshot;
    const status = await cic.readStatus(userId);
    if (!status) {
      throw new BridgeError(
        'unknownUser',
        `Failed to read the agent: CIC has no user ${JSON.stringify(userId)}. User names in SAP and CIC must be equal, letter by letter (G22).`,
      );
    }
    const agent = newAgent(userId);
    return { agent, displayName: userId, station: '', workMode: currentWorkMode(agent, rules) };
  }

  async function restart(userId: string): Promise<AgentSnapshot> {
    await seats.get(userId)?.endSubscription('replaced');
    return read(userId);
  }

  async function subscribe(request: SubscribeRequest): Promise<AgentSnapshot> {
    const appUrl = parseAppUrl(request.appUrl);
    if (appUrl instanceof BridgeError) throw appUrl;
    try {
      return await seatOf(request.userId).subscribe(request);
    } finally {
      forgetEmpty(request.userId);
    }
  }

  async function unsubscribe(userId: string, appUrl: string, appId: string): Promise<void> {
    const wasSubscribed = await seats.get(userId)?.unsubscribe(appUrl, appId);
    forgetEmpty(userId);
    if (!wasSubscribed) {
      throw new BridgeError(
        'notLoggedOn',
        `Failed to unsubscribe: ${userId} has no subscription of ${appId} at this appUrl. It may have ended already.`,
      );
    }
  }

  function find(itemId: string, actingUserId: string | undefined): FoundCall {
    const candidates = [...(owners.get(itemId) ?? [])];
    const isTheirs = actingUserId !== undefined && candidates.includes(actingUserId);
    const ownerId = isTheirs ? actingUserId : candidates[0];
    const seat = ownerId === undefined ? undefined : seats.get(ownerId);
    const call = seat?.findCall(itemId);
    if (!seat || !call) {
      throw new BridgeError(
        'unknownItem',
        `Failed to find item ${JSON.stringify(itemId)}: no agent has it. It may have ended; wait for the next event.`,
      );
    }
    if (actingUserId !== undefined && !isTheirs) {
      throw new BridgeError(
        'notAuthorized',
        `Failed to act on item ${itemId}: it is not ${actingUserId}'s. Send the owner as the user of the SOAP header.`,
      );
    }
    if (actingUserId === undefined && candidates.length > 1) {
      throw new BridgeError(
        'notAuthorized',
        `Failed to find item ${itemId}: several agents have one. Send the owner as the user of the SOAP header.`,
      );
    }
    return { snapshot: seat.snapshot, call };
  }

  async function stop(): Promise<void> {
    const all = [...seats.values()];
    await Promise.all(all.map((seat) => seat.endSubscription('shutdown')));
    await Promise.all(all.map((seat) => seat.close()));
    seats.clear();
  }

  return {
    workModes: rules.workModes,
    get subscribed() {
      return [...seats.values()].filter((seat) => seat.subscription).length;
    },
    read,
    restart,
    subscribe,
    unsubscribe,
    perform: async (userId, command) => subscribedSeat(userId, command.kind).perform(command),
    dial: async (userId, target, attachedData) => subscribedSeat(userId, 'dial').dial(target, attachedData),
    find,
    async endSubscription(userId, appUrl, reason) {
      const seat = seats.get(userId);
      if (seat?.subscription?.appUrl !== appUrl) return;
      await seat.endSubscription(reason);
      forgetEmpty(userId);
    },
    stop,
  };
}
