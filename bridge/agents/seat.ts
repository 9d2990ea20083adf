import type { AgentEvent } from '../core/advance.ts';
import { type Agent, type AgentRules, currentWorkMode, newAgent, visibleItems } from '../core/agent.ts';
import type { AgentCommand } from '../core/agent-command.ts';
import type { AgentCredentials } from '../core/agent-credentials.ts';
import type { AgentQueue, AgentSnapshot, SubscribeRequest } from '../core/agents-port.ts';
import { BridgeError } from '../core/bridge-error.ts';
import type { AgentSession, Cic } from '../core/cic-port.ts';
import type { Clock, Timer } from '../core/clock.ts';
import { wholeItem } from '../core/differences.ts';
import type { Notice } from '../core/effect.ts';
import type { ChatPosting, Item } from '../core/item.ts';
import { type KeptAgent, restoredAgent, watchedAgain } from '../core/kept-agent.ts';
import type { Log } from '../core/log.ts';
import { otherSpelling } from '../core/user-names.ts';
import type { WorkMode } from '../core/work-mode.ts';
import { type AgentMachine, createAgentMachine } from './agent-machine.ts';
import { readQueues, setQueues } from './agent-queues.ts';
import type { CarriedOut } from './carry-out.ts';
import { type CommandRunner, createCommandRunner } from './command-runner.ts';
import { findLogOn } from './find-log-on.ts';
import type { SeatAccess } from './item-requests.ts';
import { type EndReason, joined, type SeatTelling, type Subscription } from './subscription.ts';
import type { Waits } from './waits.ts';

export interface SeatOptions {
  readonly userId: string;
  readonly cic: Cic;
  readonly credentials: AgentCredentials;
  readonly rules: AgentRules;
  readonly telling: SeatTelling;
  /** Hears of every change, whether SAP is told or not. */
  readonly onNotice: (notice: Notice) => void;
  /** Work modes in a language that a log-on brought. */
  readonly onWorkModes: (language: string, workModes: readonly WorkMode[]) => void;
  /** Why the agent could not be logged on. */
  readonly onLogOnFailed: (userId: string, error: unknown) => void;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds for which the CIC session waits for SAP to subscribe again. */
  readonly graceMs: number;
}

/** A subscription that goes on after a restart of the bridge. */
export interface ResumeRequest extends Omit<SubscribeRequest, 'appId'> {
  readonly appIds: readonly string[];
}

/**
 * One agent: feeds CIC's events to the pure machine, tells SAP what it says, and carries commands out.
 * Subscribing, logging on and off happen one after the other; commands do not wait for each other.
 */
export class Seat implements SeatAccess {
  readonly #options: SeatOptions;
  readonly #machine: AgentMachine;
  readonly #runner: CommandRunner;
  #session: AgentSession | undefined;
  #subscription: Subscription | undefined;
  #workcenterId: string | undefined;
  #language: string | undefined;
  #queues: readonly AgentQueue[] = [];
  /** In the agent's language; undefined leaves it to the site's. */
  #workModes: readonly WorkMode[] | undefined;
  #grace: Timer | undefined;
  /** What a restored agent's session shows before it stands: SAP is told of it then. */
  #early: Notice[] | undefined;
  #lifecycle: Promise<unknown> = Promise.resolve();

  constructor(options: SeatOptions) {
    const { userId, rules, clock } = options;
    this.#options = options;
    this.#machine = createAgentMachine({
      userId,
      rules,
      clock,
      onNotice: (notice, isTold) => {
        options.onNotice(notice);
        if (isTold) this.#tell(notice);
        else this.#early?.push(notice);
      },
      onCommands: (commands) => this.#runner.follow(commands),
      onWrapUpOver: (itemId) =>
        this.#inBackground(this.perform({ kind: 'wrapUpEnded', itemId }), 'Failed to end a wrap-up in time'),
    });
    this.#runner = createCommandRunner({
      machine: this.#machine,
      rules,
      clock,
      session: () => this.#session,
      connected: () => this.connected(),
      logOn: () => this.#inTurn(() => this.#logOn()),
      logOff: () => this.#inTurn(() => this.#logOff()),
      inBackground: (run, message) => this.#inBackground(run, message),
    });
  }

  get clock(): Clock {
    return this.#options.clock;
  }

  get agent(): Agent {
    return this.#machine.agent;
  }

  get waits(): Waits {
    return this.#machine.waits;
  }

  get subscription(): Subscription | undefined {
    return this.#subscription;
  }

  /** True while the seat holds nothing: no subscription, no session, nothing under way. */
  get isEmpty(): boolean {
    return !this.#subscription && !this.#session && !this.#grace;
  }

  get snapshot(): AgentSnapshot {
    return this.#snapshotOf(this.agent);
  }

  visibleItem(itemId: string): Item | undefined {
    return this.#machine.visibleItem(itemId);
  }

  itemOf(interactionId: string): Item | undefined {
    return this.#machine.itemOf(interactionId);
  }

  onPosting(listener: (itemId: string, posting: ChatPosting) => void): () => void {
    return this.#machine.onPosting(listener);
  }

  advance(event: AgentEvent): void {
    this.#machine.advance(event);
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

  /** Goes on where an earlier run of the bridge was: SAP is told what is different from what it knows. */
  resume(request: ResumeRequest, kept: KeptAgent): Promise<void> {
    return this.#inTurn(async () => {
      // SAP was faster.
      if (!this.isEmpty) return;
      const { userId, appUrl, appIds } = request;
      this.#workcenterId = request.workcenterId;
      this.#language = request.language;
      const agent = restoredAgent(userId, kept);
      this.#machine.begin(agent);
      for (const item of agent.items) this.#options.onNotice(wholeItem(agent, item));
      if (agent.link !== 'loggedOff') await this.#resumeSession(agent);
      this.#subscription = { userId, appUrl, appIds };
      for (const notice of this.#early ?? []) this.#tell(notice);
      this.#early = undefined;
    });
  }

  async #resumeSession(restored: Agent): Promise<void> {
    this.#early = [];
    try {
      await this.#logOn();
    } catch (error) {
      this.#early = undefined;
      throw error;
    }
    this.#machine.advance({ kind: 'linkChanged', link: 'up' }, false);
    this.#runner.follow(watchedAgain(restored));
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
      if (this.agent.items.length > 0) {
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
          this.#tell({ kind: 'userChanged', agent: this.agent });
        });
        throw error;
      }
    });
  }

  /** Activates the agent in these workgroups of theirs and in no other. */
  async setQueues(workgroups: readonly string[]): Promise<void> {
    const done = await setQueues(this.connected(), this.#options.userId, workgroups);
    if (!done) return;
    this.#queues = done.queues;
    this.#tell({ kind: 'userChanged', agent: this.agent });
    for (const workgroup of done.changed) this.#tell({ kind: 'queueChanged', agent: this.agent, workgroup });
  }

  async setForwarding(target: string | undefined): Promise<void> {
    await this.connected().setForwarding(target);
  }

  /** Gives the CIC session back without telling SAP anything. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#logOff());
  }

  /** Carries a command out, or rejects with the refusal. */
  perform(command: AgentCommand): Promise<CarriedOut> {
    return this.#runner.perform(command);
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
    try {
      this.#session = await this.#openSession();
    } catch (error) {
      this.#options.onLogOnFailed(this.#options.userId, error);
      throw error;
    }
    this.#learnLanguage(this.#session);
    this.#queues = await this.#readQueues(this.#session);
    if (this.#subscription) this.#tellAll();
    const { userId, log } = this.#options;
    log.info({ userId, station: this.#session.station }, 'Agent logged on to CIC');
    this.#runner.opened();
  }

  async #openSession(): Promise<AgentSession> {
    const { userId, cic } = this.#options;
    const request = { userId, workcenterId: this.#workcenterId, language: this.#language };
    const logOn = await findLogOn(request, this.#options);
    let isOpen = false;
    if (!this.#early) this.#machine.begin({ ...this.agent, link: 'up' });
    try {
      // Until the session stands SAP has no use for single events: the subscription's answer holds them all.
      const session = await cic.openAgentSession(logOn, (event) =>
        this.#machine.advance(event, isOpen && !this.#early),
      );
      if (session.userId !== userId) {
        await session.close();
        throw otherSpelling(userId, session.userId);
      }
      isOpen = true;
      return session;
    } catch (error) {
      this.#machine.advance({ kind: 'loggedOff' }, false);
      this.#machine.begin({ ...newAgent(userId), hasSetWorkMode: this.agent.hasSetWorkMode });
      this.#runner.forget();
      throw error;
    }
  }

  #learnLanguage({ statusMessages }: AgentSession): void {
    const { rules, onWorkModes } = this.#options;
    const language = this.#language;
    if (language === undefined || !rules.workModesFrom || statusMessages.length === 0) return;
    this.#workModes = rules.workModesFrom(statusMessages);
    onWorkModes(language, this.#workModes);
  }

  /** An agent without the right to see them can still work. */
  async #readQueues(session: AgentSession): Promise<readonly AgentQueue[]> {
    try {
      return await readQueues(session);
    } catch (error) {
      this.#warn(error, 'Failed to read the workgroups of an agent');
      return [];
    }
  }

  async #logOffAfterSubscription(): Promise<void> {
    this.#stopGrace();
    if (this.#options.rules.flags.logOffOnSubscriptionEnd) await this.#logOff();
  }

  async #logOff(isTold = true): Promise<void> {
    this.#stopGrace();
    await this.#runner.settled();
    const session = this.#session;
    if (!session) return;
    this.#session = undefined;
    const { setStatusOnLogoff } = this.#options.rules.flags;
    if (setStatusOnLogoff !== undefined && this.agent.link === 'up') {
      await session
        .setStatus(setStatusOnLogoff)
        .catch((error: unknown) => this.#warn(error, 'Failed to set the status of log-off'));
    }
    await session.close();
    this.#machine.advance({ kind: 'loggedOff' }, isTold);
    this.#queues = [];
    this.#runner.forget();
    this.#machine.rest();
    this.#options.log.info({ userId: this.#options.userId }, 'Agent logged off from CIC');
  }

  #join(request: SubscribeRequest): void {
    const present = this.#subscription;
    if (present && present.appUrl !== request.appUrl) this.#options.telling.ended(present, 'replaced');
    this.#subscription = joined(present, request);
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
    for (const item of visibleItems(this.agent)) this.#tell(wholeItem(this.agent, item));
  }

  #tellAll(): void {
    this.#tell({ kind: 'userChanged', agent: this.agent });
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
      workMode: currentWorkMode(agent, this.#options.rules, this.#workModes),
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
