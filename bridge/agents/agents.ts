import { type AgentRules, currentWorkMode, newAgent } from '../core/agent.ts';
import type { AgentCredentials } from '../core/agent-credentials.ts';
import type { AgentSnapshot, Agents, FoundItem, SubscribeRequest } from '../core/agents-port.ts';
import { BridgeError } from '../core/bridge-error.ts';
import type { Cic } from '../core/cic-port.ts';
import type { Clock } from '../core/clock.ts';
import type { Notice } from '../core/effect.ts';
import { isOver } from '../core/item.ts';
import type { KeptAgent } from '../core/kept-agent.ts';
import type { Log } from '../core/log.ts';
import { unknownUser } from '../core/user-names.ts';
import type { WorkMode } from '../core/work-mode.ts';
import { parseAppUrl } from '../sap/index.ts';
import {
  requestConference,
  requestConsult,
  requestDial,
  requestMail,
  requestPost,
  requestSendMail,
} from './item-requests.ts';
import { type ResumeRequest, Seat } from './seat.ts';
import type { EndReason, SeatTelling } from './subscription.ts';

export interface AgentsOptions {
  readonly cic: Cic;
  readonly credentials: AgentCredentials;
  readonly rules: AgentRules;
  readonly telling: SeatTelling;
  readonly clock: Clock;
  readonly log: Log;
  /** Hears why an agent could not be logged on. */
  readonly onLogOnFailed?: (userId: string, error: unknown) => void;
  /** Milliseconds for which a CIC session outlives a restarted SAP session; 30,000. */
  readonly graceMs?: number;
}

/** All agents that SAP has logged on, and the index from item to agent. */
export interface AgentDirectory extends Agents {
  /** Agents with a subscription. */
  readonly subscribed: number;
  /** Of those agents, as they are now. */
  readonly snapshots: readonly AgentSnapshot[];
  /**
   * Goes on with a subscription of before a restart: SAP is told what is different from what it knows. Does
   * nothing where SAP has subscribed anew. Rejects as `subscribe` does.
   */
  resume(request: ResumeRequest, kept: KeptAgent): Promise<void>;
  /** Ends a subscription that can no longer be served; others at the same address stay. */
  endSubscription(userId: string, appUrl: string, reason: EndReason): Promise<void>;
  /**
   * Takes no new subscription, waits up to `drainMs` for SAP to end those that are there, then ends the rest
   * and gives all CIC sessions back (ici.md 6.1, 2). Waits for nobody unless told to.
   */
  stop(drainMs?: number): Promise<void>;
}

export function createAgents(options: AgentsOptions): AgentDirectory {
  const { cic, credentials, rules, telling, clock, log, graceMs = 30_000 } = options;
  const { onLogOnFailed = () => undefined } = options;
  const seats = new Map<string, Seat>();
  // During a transfer, and from two CIC systems, two agents may have items of one id.
  const owners = new Map<string, Set<string>>();
  /** By language, as the agents' own sessions brought them (G29). */
  const workModesOf = new Map<string, readonly WorkMode[]>();
  let isStopping = false;
  /** Called once the last subscription is gone while the bridge drains. */
  let drained: (() => void) | undefined;

  // Finding an item must never walk over all agents.
  function index(userId: string, notice: Notice): void {
    if (!('item' in notice)) return;
    const { itemId } = notice.item;
    const known = owners.get(itemId) ?? new Set();
    if (isOver(notice.item)) known.delete(userId);
    else known.add(userId);
    if (known.size > 0) owners.set(itemId, known);
    else owners.delete(itemId);
  }

  function seatOf(userId: string): Seat {
    const known = seats.get(userId);
    if (known) return known;
    const onNotice = (notice: Notice) => index(userId, notice);
    const seat = new Seat({
      userId,
      cic,
      credentials,
      rules,
      telling,
      onNotice,
      onWorkModes: (language, workModes) => void workModesOf.set(language, workModes),
      onLogOnFailed,
      clock,
      log,
      graceMs,
    });
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
    if (drained && ![...seats.values()].some((seat) => seat.subscription)) drained();
  }

  async function read(userId: string): Promise<AgentSnapshot> {
    const seat = seats.get(userId);
    if (seat && !seat.isEmpty) return seat.snapshot;
    const status = await cic.readStatus(userId);
    if (!status) throw unknownUser('read the agent', userId);
    const agent = newAgent(userId);
    const workMode = currentWorkMode(agent, rules);
    return {
      agent,
      displayName: userId,
      station: '',
      extension: '',
      workMode,
      queues: [],
      language: undefined,
    };
  }

  async function restart(userId: string): Promise<AgentSnapshot> {
    await seats.get(userId)?.endSubscription('replaced');
    return read(userId);
  }

  function refuseWhileStopping(): void {
    if (!isStopping) return;
    throw new BridgeError(
      'cicUnavailable',
      'Failed to subscribe: the bridge is shutting down. Try again when it is back.',
      { retryable: true },
    );
  }

  async function resume(request: ResumeRequest, kept: KeptAgent): Promise<void> {
    refuseWhileStopping();
    try {
      await seatOf(request.userId).resume(request, kept);
    } finally {
      forgetEmpty(request.userId);
    }
  }

  async function subscribe(request: SubscribeRequest): Promise<AgentSnapshot> {
    const appUrl = parseAppUrl(request.appUrl);
    if (appUrl instanceof BridgeError) throw appUrl;
    refuseWhileStopping();
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

  function find(itemId: string, actingUserId: string | undefined): FoundItem {
    const candidates = [...(owners.get(itemId) ?? [])];
    const isTheirs = actingUserId !== undefined && candidates.includes(actingUserId);
    const ownerId = isTheirs ? actingUserId : candidates[0];
    const seat = ownerId === undefined ? undefined : seats.get(ownerId);
    const item = seat?.visibleItem(itemId);
    if (!seat || !item) {
      throw new BridgeError(
        'unknownItem',
        `Failed to find item ${JSON.stringify(itemId)}: no agent has it. It may have ended; wait for the next event.`,
      );
    }
    const isSupervisor = actingUserId !== undefined && (rules.supervisors ?? []).includes(actingUserId);
    if (actingUserId !== undefined && !isTheirs && !isSupervisor) {
      throw new BridgeError(
        'notAuthorized',
        `Failed to act on item ${itemId}: it is not ${actingUserId}'s. Send the owner as the user of the SOAP header.`,
      );
    }
    if (!isTheirs && candidates.length > 1) {
      throw new BridgeError(
        'notAuthorized',
        `Failed to find item ${itemId}: several agents have one. Send the owner as the user of the SOAP header.`,
      );
    }
    return { snapshot: seat.snapshot, item };
  }

  async function setWorkcenter(userId: string, workcenterId: string): Promise<void> {
    const seat = subscribedSeat(userId, 'change the work center');
    if (!rules.flags.freeSeating) {
      throw new BridgeError(
        'notSupported',
        'Failed to change the work center: the service flag freeSeating is off. Log off, then on at the other one.',
      );
    }
    await seat.setWorkcenter(workcenterId);
  }

  async function setQueues(userId: string, workgroups: readonly string[]): Promise<void> {
    const seat = subscribedSeat(userId, 'set the queues');
    if (rules.flags.activateWorkgroups) return seat.setQueues(workgroups);
    log.info(
      { userId, workgroups },
      'Queues are administered in CIC: SAP asked for some, nothing was done (G17)',
    );
  }

  /** Resolves once nobody is subscribed, or the time is up. */
  function drain(drainMs: number): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        timer.cancel();
        drained = undefined;
        resolve();
      };
      const timer = clock.after(drainMs, finish);
      drained = finish;
    });
  }

  async function stop(drainMs = 0): Promise<void> {
    isStopping = true;
    if (drainMs > 0 && [...seats.values()].some((seat) => seat.subscription)) await drain(drainMs);
    const all = [...seats.values()];
    await Promise.all(all.map((seat) => seat.endSubscription('shutdown')));
    await Promise.all(all.map((seat) => seat.close()));
    seats.clear();
  }

  return {
    workModes(language) {
      const localized =
        language === undefined ? undefined : (rules.workModesIn?.(language) ?? workModesOf.get(language));
      return localized ?? rules.workModes;
    },
    get subscribed() {
      return [...seats.values()].filter((seat) => seat.subscription).length;
    },
    get snapshots() {
      return [...seats.values()].filter((seat) => seat.subscription).map((seat) => seat.snapshot);
    },
    read,
    restart,
    resume,
    subscribe,
    unsubscribe,
    async setWorkMode(userId, workMode) {
      await subscribedSeat(userId, 'set the work mode').perform({ kind: 'setWorkMode', workMode });
    },
    setWorkcenter,
    setQueues,
    setForwarding: async (userId, target) =>
      subscribedSeat(userId, 'set the forwarding').setForwarding(target),
    async perform(userId, command) {
      await subscribedSeat(userId, command.kind).perform(command);
    },
    dial: async (userId, destination, attachedData) =>
      requestDial(subscribedSeat(userId, 'dial'), destination, attachedData),
    consult: async (userId, itemId, destination, attachedData) =>
      requestConsult(subscribedSeat(userId, 'consult'), itemId, destination, attachedData),
    conference: async (userId, itemId, consultItemId) =>
      requestConference(subscribedSeat(userId, 'join calls'), itemId, consultItemId),
    post: async (userId, itemId, text) => requestPost(subscribedSeat(userId, 'post a line'), itemId, text),
    readMail: async (userId, itemId) => requestMail(subscribedSeat(userId, 'read a message'), itemId),
    sendMail: async (userId, content, replyTo) =>
      requestSendMail(subscribedSeat(userId, 'send a message'), content, replyTo),
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
