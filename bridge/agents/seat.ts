import { type AgentEvent, advance } from '../core/advance.ts';
import { type Agent, type AgentRules, currentWorkMode, newAgent, visibleItems } from '../core/agent.ts';
import type { AgentCommand } from '../core/agent-command.ts';
import type { AgentCredentials } from '../core/agent-credentials.ts';
import type { AgentQueue, AgentSnapshot, SubscribeRequest } from '../core/agents-port.ts';
import { BridgeError } from '../core/bridge-error.ts';
import type { AgentLogOn, AgentSession, Cic } from '../core/cic-port.ts';
import type { Clock, Timer } from '../core/clock.ts';
import { decide } from '../core/decide.ts';
import { type Decision, refusalError } from '../core/decision.ts';
import { wholeItem } from '../core/differences.ts';
import type { CicCommand, Notice } from '../core/effect.ts';
import { type ChatPosting, type Item, isOver } from '../core/item.ts';
import type { Log } from '../core/log.ts';
import { ownAttributes } from '../core/own-attributes.ts';
import { type CarriedOut, carryOut, type SessionCommand } from './carry-out.ts';
import type { SeatAccess } from './item-requests.ts';
import type { EndReason, SeatTelling, Subscription } from './subscription.ts';
import { createWaits, type Waits } from './waits.ts';
import { createWrapUpTimers, type WrapUpTimers } from './wrap-up-timers.ts';

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

/** So many ended items are kept for the reply of a command that CIC ended at once. */
const rememberedEnds = 8;

/** How long a log-off waits for what is under way: a reject just before it has to reach CIC (ici.md 6.1, 3). */
const underWayMs = 10_000;

/** How long CIC may take to bring joined calls back. */
const joiningMs = 3_000;

/**
 * One agent: feeds CIC's events to the pure machine, tells SAP what it says, and carries commands out.
 * Subscribing, logging on and off happen one after the other; commands do not wait for each other.
 */
export class Seat implements SeatAccess {
  readonly #options: SeatOptions;
  readonly waits: Waits;
  readonly #wrapUps: WrapUpTimers;
  #agent: Agent;
  #session: AgentSession | undefined;
  #subscription: Subscription | undefined;
  #workcenterId: string | undefined;
  #language: string | undefined;
  #queues: readonly AgentQueue[] = [];
  #grace: Timer | undefined;
  #joining: Timer | undefined;
  #lifecycle: Promise<unknown> = Promise.resolve();
  #ends: readonly Item[] = [];
  /** What CIC calls the consultations of this agent, by the call to the third party. */
  readonly #consultIds = new Map<string, string>();
  readonly #underWay = new Set<Promise<unknown>>();
  /** What the bridge wants of CIC by itself while the session is not open yet. */
  #postponed: readonly CicCommand[] = [];
  readonly #postingListeners = new Set<(itemId: string, posting: ChatPosting) => void>();

  constructor(options: SeatOptions) {
    this.#options = options;
    this.#agent = newAgent(options.userId);
    this.waits = createWaits(options.clock);
    this.#wrapUps = createWrapUpTimers(options.clock, options.rules, {
      wrapUpOver: ({ itemId }) =>
        this.#inBackground(this.perform({ kind: 'wrapUpEnded', itemId }), 'Failed to end a wrap-up in time'),
      left: ({ interactionId }) => this.advance({ kind: 'itemLeft', interactionId }),
    });
  }

  get clock(): Clock {
    return this.#options.clock;
  }

  get agent(): Agent {
    return this.#agent;
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

  visibleItem(itemId: string): Item | undefined {
    return visibleItems(this.#agent).find((item) => item.itemId === itemId);
  }

  itemOf(interactionId: string): Item | undefined {
    const isIt = (item: Item) => item.interactionId === interactionId;
    return this.#agent.items.find(isIt) ?? this.#ends.findLast(isIt);
  }

  onPosting(listener: (itemId: string, posting: ChatPosting) => void): () => void {
    this.#postingListeners.add(listener);
    return () => this.#postingListeners.delete(listener);
  }

  /** Opens or joins the subscription; the agent is logged on to CIC when this resolves. */
  subscribe(request: SubscribeRequest): Promise<AgentSnapshot> {
    return this.#inTurn(async () => {
      const isOtherSeat = request.workcenterId !== undefined && request.workcenterId !== this.#workcenterId;
      if (this.#session && isOtherSeat) await this.#logOff();
      this.#workcenterId = request.workcenterId ?? this.#workcenterId;
      this.#language = request.language ?? this.#language;
      if (!this.#session) await this.#logOn();
      this.#stopGrace();
      if (!this.#subscription) this.advance({ kind: 'subscriptionBegun' });
      this.#join(request);
      this.#retellItems();
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
      await this.#logOffAfterSubscription();
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
    return this.#inTurn(() => this.#logOffAfterSubscription());
  }

  /** Moves the agent to another station; the old one is taken back where the new one cannot be had. */
  setWorkcenter(workcenterId: string): Promise<void> {
    return this.#inTurn(async () => {
      const before = this.#workcenterId;
      if (workcenterId === before) return;
      if (this.#agent.items.length > 0) {
        throw new BridgeError(
          'notAllowedInState',
          'Failed to change the work center: the agent has open items. End them first.',
        );
      }
      const wasLoggedOn = this.#session !== undefined;
      this.#workcenterId = workcenterId;
      if (!wasLoggedOn) return;
      await this.#logOff(false);
      try {
        await this.#logOn();
      } catch (error) {
        this.#workcenterId = before;
        await this.#logOn().catch((again: unknown) => {
          this.#warn(again, 'Failed to log an agent on at their old work center');
          this.#tell({ kind: 'userChanged', agent: this.#agent });
        });
        throw error;
      }
    });
  }

  /** Activates the agent in these workgroups of theirs and in no other. */
  async setQueues(workgroups: readonly string[]): Promise<void> {
    const session = this.connected();
    const present = await session.readActivations();
    const unknown = workgroups.filter((workgroup) => !(workgroup in present));
    if (unknown.length > 0) {
      throw new BridgeError(
        'badAddress',
        `Failed to set the queues: ${this.#agent.userId} is not a member of ${unknown.join(', ')}. Memberships are administered in CIC (G17).`,
      );
    }
    const changes = Object.entries(present)
      .map(([workgroup, isActive]) => [workgroup, workgroups.includes(workgroup), isActive] as const)
      .filter(([, wanted, isActive]) => wanted !== isActive)
      .map(([workgroup, wanted]) => [workgroup, wanted] as const);
    if (changes.length === 0) return;
    this.#queues = queuesOf(await session.setActivations(Object.fromEntries(changes)));
    this.#tell({ kind: 'userChanged', agent: this.#agent });
    for (const [workgroup] of changes) this.#tell({ kind: 'queueChanged', agent: this.#agent, workgroup });
  }

  async setForwarding(target: string | undefined): Promise<void> {
    await this.connected().setForwarding(target);
  }

  /** Gives the CIC session back without telling SAP anything. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#logOff());
  }

  /** Carries a command out, or throws the refusal. */
  perform(command: AgentCommand): Promise<CarriedOut> {
    const decision = decide(this.#agent, command, this.#options.rules);
    if (decision.kind === 'refused') return Promise.reject(refusalError(decision));
    const run = this.#run(decision);
    const isLogOnOrOff = decision.commands.some(({ kind }) => kind === 'logOn' || kind === 'logOff');
    return isLogOnOrOff ? run : this.#noted(run);
  }

  async #run({ commands, events, afterwards }: Decision): Promise<CarriedOut> {
    for (const event of events) this.advance(event);
    let carried: CarriedOut = {};
    try {
      for (const command of commands) carried = { ...carried, ...(await this.#carryOut(command)) };
    } catch (error) {
      for (const { interactionId } of events) this.advance({ kind: 'itemKept', interactionId });
      throw error;
    }
    for (const event of afterwards) this.advance(event);
    return carried;
  }

  /** A log-off waits for it. */
  #noted<T>(run: Promise<T>): Promise<T> {
    this.#underWay.add(run);
    const forget = () => this.#underWay.delete(run);
    run.then(forget, forget);
    return run;
  }

  async #carryOut(command: CicCommand): Promise<CarriedOut> {
    if (command.kind === 'logOff') {
      await this.#inTurn(() => this.#logOff());
      return {};
    }
    if (command.kind === 'logOn') {
      await this.#inTurn(() => this.#logOn());
      await this.connected().setStatus(command.statusId);
      return {};
    }
    const consultIdOf = (callId: string) => this.#consultIds.get(callId) ?? callId;
    const carried = await carryOut(this.connected(), command, consultIdOf);
    if (command.kind === 'concludeConsult' || command.kind === 'cancelConsult') {
      this.#consultIds.delete(command.consultCallId);
    }
    this.#learn(command, carried);
    return carried;
  }

  /** CIC replied with the id of a call that it made. */
  #learn(command: SessionCommand, { callId, consultId }: CarriedOut): void {
    if (command.kind === 'conference' || command.kind === 'addToConference') this.#awaitJoined();
    if (callId === undefined) return;
    if (consultId !== undefined && consultId !== callId) this.#consultIds.set(callId, consultId);
    const isConsult = command.kind === 'consult';
    if (!isConsult && command.kind !== 'createCall' && command.kind !== 'callBack') return;
    this.advance({
      kind: 'callCreated',
      callId,
      target: isConsult ? command.destination.value : command.target,
      consultingCallId: isConsult ? command.interactionId : undefined,
      attachedData: 'attributes' in command ? (command.attributes[ownAttributes.attachedData] ?? '') : '',
    });
  }

  /** CIC takes joined calls away and brings them back; one that stays away has ended (icws.md 7.6). */
  #awaitJoined(): void {
    this.#joining?.cancel();
    this.#joining = this.#options.clock.after(joiningMs, () => {
      this.#joining = undefined;
      this.advance({ kind: 'joiningOver' });
    });
  }

  connected(): AgentSession {
    if (this.#session) return this.#session;
    throw new BridgeError(
      'notLoggedOn',
      `Failed to act for ${this.#options.userId}: the agent is not logged on. Call IciUser.subscribe first.`,
    );
  }

  async #logOn(): Promise<void> {
    if (this.#session) return;
    const { userId, cic } = this.#options;
    const logOn = await this.#findLogOn();
    let isOpen = false;
    this.#agent = { ...this.#agent, link: 'up' };
    try {
      // Until the session stands SAP has no use for single events: the subscription's answer holds them all.
      this.#session = await cic.openAgentSession(logOn, (event) => this.advance(event, isOpen));
    } catch (error) {
      this.#agent = { ...newAgent(userId), hasSetWorkMode: this.#agent.hasSetWorkMode };
      this.#postponed = [];
      throw error;
    }
    isOpen = true;
    if (this.#session.userId !== userId) await this.#refuseSpelling(this.#session.userId);
    this.#queues = await this.#readQueues(this.#session);
    if (this.#subscription) this.#tellAll();
    this.#options.log.info({ userId, station: this.#session.station }, 'Agent logged on to CIC');
    const postponed = this.#postponed;
    this.#postponed = [];
    this.#follow(postponed);
  }

  async #findLogOn(): Promise<AgentLogOn> {
    const { userId, credentials, rules } = this.#options;
    const found = await credentials.find(userId, this.#workcenterId);
    const language = this.#language;
    if (found) return { userId, password: found.password, station: found.station, language };
    // Handlers on the CIC server act for the agent (G26); the work center can only be a station then.
    if (rules.workWithoutPassword) {
      return { userId, password: undefined, station: this.#workcenterId, language };
    }
    throw new BridgeError(
      'loginFailed',
      `Failed to log ${userId} on to CIC: no password is known. Put it into the work center or the credentials that the configuration names.`,
    );
  }

  /** An agent without the right to see them can still work. */
  async #readQueues(session: AgentSession): Promise<readonly AgentQueue[]> {
    try {
      return queuesOf(await session.readActivations());
    } catch (error) {
      this.#warn(error, 'Failed to read the workgroups of an agent');
      return [];
    }
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

  async #logOffAfterSubscription(): Promise<void> {
    this.#stopGrace();
    if (this.#options.rules.flags.logOffOnSubscriptionEnd) await this.#logOff();
  }

  async #logOff(isTold = true): Promise<void> {
    this.#stopGrace();
    await this.#settled();
    const session = this.#session;
    if (!session) return;
    this.#session = undefined;
    const { setStatusOnLogoff } = this.#options.rules.flags;
    if (setStatusOnLogoff !== undefined && this.#agent.link === 'up') {
      await session
        .setStatus(setStatusOnLogoff)
        .catch((error: unknown) => this.#warn(error, 'Failed to set the status of log-off'));
    }
    await session.close();
    this.advance({ kind: 'loggedOff' }, isTold);
    this.#queues = [];
    this.#postponed = [];
    this.#consultIds.clear();
    this.#wrapUps.close();
    this.#joining?.cancel();
    this.#joining = undefined;
    this.waits.giveUp();
    this.#options.log.info({ userId: this.#options.userId }, 'Agent logged off from CIC');
  }

  /** Waits for the commands that are under way, though not for ever. */
  async #settled(): Promise<void> {
    if (this.#underWay.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = this.#options.clock.after(underWayMs, resolve);
      void Promise.allSettled(this.#underWay).then(() => {
        timer.cancel();
        resolve();
      });
    });
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

  advance(event: AgentEvent, isTold = true): void {
    const { agent, notices, commands } = advance(this.#agent, event, this.#options.rules);
    this.#agent = agent;
    for (const notice of notices) {
      if ('item' in notice && isOver(notice.item)) {
        this.#ends = [...this.#ends, notice.item].slice(-rememberedEnds);
      }
      this.#options.onNotice(notice);
      if (notice.kind === 'chatNewPosting') {
        for (const listen of this.#postingListeners) listen(notice.item.itemId, notice.posting);
      }
      if (isTold) this.#tell(notice);
    }
    if (notices.length > 0) {
      this.#wrapUps.follow(agent);
      this.waits.look();
    }
    if (commands.length > 0) this.#follow(commands);
  }

  /** What the machine wants of CIC by itself; SAP did not ask, so nobody is told where it fails. */
  #follow(commands: readonly CicCommand[]): void {
    if (!this.#session) {
      this.#postponed = [...this.#postponed, ...commands];
      return;
    }
    for (const command of commands) {
      if (command.kind === 'pickup') {
        this.advance({ kind: 'itemTaken', interactionId: command.interactionId });
      }
    }
    const run = async () => {
      for (const command of commands) await this.#carryOut(command);
    };
    this.#inBackground(this.#noted(run()), 'Failed to carry out what the bridge wants by itself');
  }

  #inBackground(run: Promise<unknown>, message: string): void {
    run.catch((error: unknown) => this.#warn(error, message));
  }

  #warn(error: unknown, message: string): void {
    this.#options.log.warn({ userId: this.#options.userId, error }, message);
  }

  #tell(notice: Notice): void {
    if (!this.#subscription) return;
    this.#options.telling.notice(this.#subscription, this.#snapshotOf(notice.agent), notice);
  }

  /** A session of SAP that is new, or whose agent was away, has not seen what is there already. */
  #retellItems(): void {
    for (const item of visibleItems(this.#agent)) this.#tell(wholeItem(this.#agent, item));
  }

  #tellAll(): void {
    this.#tell({ kind: 'userChanged', agent: this.#agent });
    this.#retellItems();
  }

  #startGrace(): void {
    this.#stopGrace();
    if (!this.#session || !this.#options.rules.flags.logOffOnSubscriptionEnd) return;
    this.#grace = this.#options.clock.after(this.#options.graceMs, () => {
      this.#grace = undefined;
      if (this.#subscription) return;
      this.#inBackground(
        this.#inTurn(() => this.#logOff()),
        'Failed to log an agent off',
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
      station: agent.isStationLost ? '' : (this.#session?.station ?? ''),
      extension: this.#session?.extension ?? '',
      workMode: currentWorkMode(agent, this.#options.rules),
      queues: this.#queues,
      language: this.#language,
    };
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#lifecycle.then(run, run);
    this.#lifecycle = turn.catch(() => undefined);
    return turn;
  }
}

function queuesOf(activations: Readonly<Record<string, boolean>>): readonly AgentQueue[] {
  return Object.entries(activations).map(([workgroup, isActive]) => ({ workgroup, isActive }));
}
