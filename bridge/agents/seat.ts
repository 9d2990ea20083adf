import { type AgentEvent, advance } from '../core/advance.ts';
import { type Agent, type AgentRules, currentWorkMode, newAgent, visibleCalls } from '../core/agent.ts';
import type { AgentCredentials } from '../core/agent-credentials.ts';
import type { AgentSnapshot, FoundCall, SubscribeRequest } from '../core/agents-port.ts';
import { BridgeError } from '../core/bridge-error.ts';
import type { AgentSession, Cic } from '../core/cic-port.ts';
import type { Clock, Timer } from '../core/clock.ts';
import { type AgentCommand, decide, refusalError } from '../core/decide.ts';
import type { CicCommand, Notice } from '../core/effect.ts';
import type { Log } from '../core/log.ts';
import { isOver, type PhoneCall } from '../core/phone-call.ts';
import { carryOut } from './carry-out.ts';
import type { EndReason, SeatTelling, Subscription } from './subscription.ts';

export interface SeatOptions {
  readonly userId: string;
  readonly cic: Cic;
  readonly credentials: AgentCredentials;
  readonly rules: AgentRules;
  readonly telling: SeatTelling;
  /** Hears of every change, whether SAP is told or not. */
  readonly onNotice: (notice: Notice) => void;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds for which the CIC session waits for SAP to subscribe again. */
  readonly graceMs: number;
}

/** So many ended calls are kept for the reply of a dial that CIC ended at once. */
const rememberedEnds = 8;

/**
 * One agent: feeds CIC's events to the pure machine, tells SAP what it says, and carries commands out.
 * Subscribing, logging on and off happen one after the other; commands do not wait for each other.
 */
export class Seat {
  readonly #options: SeatOptions;
  #agent: Agent;
  #session: AgentSession | undefined;
  #subscription: Subscription | undefined;
  #workcenterId: string | undefined;
  #grace: Timer | undefined;
  #lifecycle: Promise<unknown> = Promise.resolve();
  #ends: readonly PhoneCall[] = [];

  constructor(options: SeatOptions) {
    this.#options = options;
    this.#agent = newAgent(options.userId);
  }

  get subscription(): Subscription | undefined {
    return this.#subscription;
  }

  /** True while the seat holds nothing: no subscription, no session, nothing under way. */
  get isEmpty(): boolean {
    return !this.#subscription && !this.#session && !this.#grace;
  }

  get snapshot(): AgentSnapshot {
    return this.#snapshotOf(this.#agent);
  }

  findCall(itemId: string): PhoneCall | undefined {
    return visibleCalls(this.#agent).find((call) => call.itemId === itemId);
  }

  /** Opens or joins the subscription; the agent is logged on to CIC when this resolves. */
  subscribe(request: SubscribeRequest): Promise<AgentSnapshot> {
    return this.#inTurn(async () => {
      const isOtherSeat = request.workcenterId !== undefined && request.workcenterId !== this.#workcenterId;
      if (this.#session && isOtherSeat) await this.#logOff();
      this.#workcenterId = request.workcenterId ?? this.#workcenterId;
      if (!this.#session) await this.#logOn();
      this.#stopGrace();
      this.#join(request);
      this.#retellCalls();
      return this.snapshot;
    });
  }

  /** Ends one application id; resolves to false where there is no such subscription. */
  unsubscribe(appUrl: string, appId: string): Promise<boolean> {
    return this.#inTurn(async () => {
      const subscription = this.#subscription;
      if (subscription?.appUrl !== appUrl || !subscription.appIds.includes(appId)) return false;
      const appIds = subscription.appIds.filter((other) => other !== appId);
      this.#subscription = appIds.length > 0 ? { ...subscription, appIds } : undefined;
      if (appIds.length > 0) return true;
      this.#options.telling.left(subscription);
      await this.#logOff();
      return true;
    });
  }

  /** Tells SAP that the subscription is over and logs the agent off, at once or after the grace period. */
  endSubscription(reason: EndReason): Promise<void> {
    const subscription = this.#subscription;
    if (!subscription) return Promise.resolve();
    this.#subscription = undefined;
    this.#options.telling.ended(subscription, reason);
    if (reason === 'replaced') {
      this.#startGrace();
      return Promise.resolve();
    }
    return this.#inTurn(() => this.#logOff());
  }

  /** Carries a command out, or throws the refusal. */
  async perform(command: Exclude<AgentCommand, { readonly kind: 'dial' }>): Promise<void> {
    await this.#perform(command);
  }

  async dial(target: string, attachedData: string): Promise<FoundCall> {
    const callId = await this.#perform({ kind: 'dial', target, attachedData });
    const call =
      this.#agent.calls.find((other) => other.callId === callId) ??
      this.#ends.find((other) => other.callId === callId);
    if (!call) {
      throw new BridgeError(
        'cicUnavailable',
        `Failed to dial ${target}: CIC took the call away at once. Look at the call in CIC, then dial again.`,
      );
    }
    return { snapshot: this.snapshot, call };
  }

  /** Gives the CIC session back without telling SAP anything. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#logOff());
  }

  async #perform(command: AgentCommand): Promise<string | undefined> {
    const decision = decide(this.#agent, command, this.#options.rules);
    if (decision.kind === 'refused') throw refusalError(decision);
    for (const event of decision.events) this.#advance(event);
    let callId: string | undefined;
    for (const cicCommand of decision.commands) callId = (await this.#carryOut(cicCommand)) ?? callId;
    return callId;
  }

  async #carryOut(command: CicCommand): Promise<string | undefined> {
    if (command.kind === 'logOff') {
      await this.#inTurn(() => this.#logOff());
      return undefined;
    }
    if (command.kind === 'logOn') {
      await this.#inTurn(() => this.#logOn());
      await this.#connected().setStatus(command.statusId);
      return undefined;
    }
    const callId = await carryOut(this.#connected(), command);
    if (command.kind === 'createCall' && callId !== undefined) {
      this.#advance({ kind: 'callCreated', callId, target: command.target });
    }
    return callId;
  }

  #connected(): AgentSession {
    if (this.#session) return this.#session;
    throw new BridgeError(
      'notLoggedOn',
      `Failed to act for ${this.#options.userId}: the agent is not logged on. Call IciUser.subscribe first.`,
    );
  }

  async #logOn(): Promise<void> {
    if (this.#session) return;
    const { userId, cic, credentials } = this.#options;
    const found = await credentials.find(userId, this.#workcenterId);
    if (!found) {
      throw new BridgeError(
        'loginFailed',
        `Failed to log ${userId} on to CIC: no password is known. Put it into the work center or the credentials that the configuration names.`,
      );
    }
    let isOpen = false;
    const logOn = { userId, password: found.password, station: found.station };
    this.#agent = { ...this.#agent, link: 'up' };
    try {
      // Until the session stands SAP has no use for single events: the subscription's answer holds them all.
      this.#session = await cic.openAgentSession(logOn, (event) => this.#advance(event, isOpen));
    } catch (error) {
      this.#agent = newAgent(userId);
      throw error;
    }
    isOpen = true;
    if (this.#session.userId !== userId) await this.#refuseSpelling(this.#session.userId);
    if (this.#subscription) this.#tellAll(this.#subscription);
    this.#options.log.info({ userId, station: this.#session.station }, 'Agent logged on to CIC');
  }

  /** CIC may log on a name in other letters; SAP and CIC must agree to the letter (G22). */
  async #refuseSpelling(spelling: string): Promise<never> {
    const { userId } = this.#options;
    await this.#logOff();
    throw new BridgeError(
      'unknownUser',
      `Failed to log ${userId} on to CIC: CIC spells the user ${spelling}. Names must be equal, letter by letter; change one of them.`,
    );
  }

  async #logOff(): Promise<void> {
    this.#stopGrace();
    const session = this.#session;
    if (!session) return;
    this.#session = undefined;
    await session.close();
    this.#advance({ kind: 'loggedOff' });
    this.#options.log.info({ userId: this.#options.userId }, 'Agent logged off from CIC');
  }

  #join(request: SubscribeRequest): void {
    const present = this.#subscription;
    if (present && present.appUrl !== request.appUrl) this.#options.telling.ended(present, 'replaced');
    const appIds = present?.appUrl === request.appUrl ? present.appIds : [];
    this.#subscription = {
      userId: request.userId,
      appUrl: request.appUrl,
      appIds: appIds.includes(request.appId) ? appIds : [...appIds, request.appId],
    };
  }

  #advance(event: AgentEvent, isTold = true): void {
    const { agent, notices } = advance(this.#agent, event, this.#options.rules);
    this.#agent = agent;
    for (const notice of notices) {
      if (notice.kind !== 'userChanged' && isOver(notice.call)) {
        this.#ends = [...this.#ends, notice.call].slice(-rememberedEnds);
      }
      this.#options.onNotice(notice);
      if (isTold && this.#subscription) {
        this.#options.telling.notice(this.#subscription, this.#snapshotOf(notice.agent), notice);
      }
    }
  }

  /** A session of SAP that is new, or whose agent was away, has not seen what is there already. */
  #retellCalls(): void {
    if (!this.#subscription) return;
    for (const call of visibleCalls(this.#agent)) {
      const notice: Notice = { kind: 'phoneCallChanged', agent: this.#agent, call };
      this.#options.telling.notice(this.#subscription, this.snapshot, notice);
    }
  }

  #tellAll(subscription: Subscription): void {
    this.#options.telling.notice(subscription, this.snapshot, { kind: 'userChanged', agent: this.#agent });
    this.#retellCalls();
  }

  #startGrace(): void {
    this.#stopGrace();
    if (!this.#session) return;
    this.#grace = this.#options.clock.after(this.#options.graceMs, () => {
      this.#grace = undefined;
      if (this.#subscription) return;
      this.#inTurn(() => this.#logOff()).catch((error) =>
        this.#options.log.error({ userId: this.#options.userId, error }, 'Failed to log an agent off'),
      );
    });
  }

  #stopGrace(): void {
    this.#grace?.cancel();
    this.#grace = undefined;
  }

  #snapshotOf(agent: Agent): AgentSnapshot {
    return {
      agent,
      displayName: this.#session?.displayName ?? agent.userId,
      station: this.#session?.station ?? '',
      workMode: currentWorkMode(agent, this.#options.rules),
    };
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#lifecycle.then(run, run);
    this.#lifecycle = turn.catch(() => undefined);
    return turn;
  }
}
