import type { PbxChange, TimerEffect, TimerKey } from './change.ts';
import type { Connection } from './connection.ts';
import type { Directory } from './directory.ts';
import type { Interaction } from './interaction.ts';
import { type PbxState, storeConnection, storeInteraction } from './pbx-state.ts';
import { queueKey, queueTypes } from './queue-key.ts';
import { refreshUser } from './refresh-user.ts';
import type { PbxSettings } from './settings.ts';
import { interactionTimer, userTimer } from './timers.ts';
import type { User } from './user.ts';

export interface StepContext {
  readonly state: PbxState;
  readonly directory: Directory;
  readonly settings: PbxSettings;
  readonly now: number;
  readonly newInteractionId: () => string;
}

interface TouchedRecord {
  readonly kind: Exclude<PbxChange['kind'], 'configuration'>;
  readonly id: string;
}

export interface StepOutcome {
  readonly changes: readonly PbxChange[];
  readonly timers: readonly TimerEffect[];
  readonly followUps: readonly ((step: Step) => void)[];
}

/**
 * One indivisible move of the switch: commands read and write through it, and `finish` tells what it
 * came to. However often a record was written, it counts as one change, at the place of its first write.
 */
export class Step {
  readonly directory: Directory;
  readonly settings: PbxSettings;
  readonly now: number;
  readonly newInteractionId: () => string;
  readonly #state: PbxState;
  readonly #touched: TouchedRecord[] = [];
  readonly #interactionsBefore = new Map<string, Interaction | undefined>();
  readonly #morphs = new Map<string, string>();
  readonly #usersBefore = new Map<string, User>();
  readonly #connectionsBefore = new Map<string, Connection | undefined>();
  readonly #followUps: ((step: Step) => void)[] = [];

  constructor(context: StepContext) {
    this.#state = context.state;
    this.directory = context.directory;
    this.settings = context.settings;
    this.now = context.now;
    this.newInteractionId = context.newInteractionId;
  }

  interaction(id: string): Interaction | undefined {
    return this.#state.interactions.get(id);
  }

  allInteractions(): Iterable<Interaction> {
    return this.#state.interactions.values();
  }

  user(id: string): User | undefined {
    return this.#state.users.get(id);
  }

  connection(sessionId: string): Connection | undefined {
    return this.#state.connections.get(sessionId);
  }

  connectionsOf(userId: string): readonly Connection[] {
    const ids = this.#state.sessionIdsOf.get(userId) ?? [];
    return [...ids].flatMap((id) => this.#state.connections.get(id) ?? []);
  }

  allConnections(): Iterable<Connection> {
    return this.#state.connections.values();
  }

  /** What lies in the user's queue, oldest entry first. */
  interactionsOf(userId: string): readonly Interaction[] {
    const ids = this.#state.queues.get(queueKey(queueTypes.user, userId)) ?? [];
    return [...ids].flatMap((id) => this.#state.interactions.get(id) ?? []);
  }

  waitingIn(workgroupId: string): readonly Interaction[] {
    const ids = this.#state.waiting.get(workgroupId) ?? [];
    return [...ids].flatMap((id) => this.#state.interactions.get(id) ?? []);
  }

  /** Whoever is in a conference and not yet deallocated, its owner's leg among them. */
  conferenceLegs(conferenceId: string): readonly Interaction[] {
    const ids = this.#state.conferences.get(conferenceId) ?? [];
    return [...ids].flatMap((id) => this.#state.interactions.get(id) ?? []);
  }

  /** Whoever has a leg in a chat, those who just left it too. */
  chatLegs(roomId: string): readonly Interaction[] {
    const ids = this.#state.chatRooms.get(roomId) ?? [];
    return [...ids].flatMap((id) => this.#state.interactions.get(id) ?? []);
  }

  hasWaiting(workgroupId: string): boolean {
    return this.#state.waiting.has(workgroupId);
  }

  put(next: Interaction): Interaction {
    this.#rememberInteraction(next.id);
    storeInteraction(this.#state, next.id, next);
    return next;
  }

  removeInteraction(id: string): void {
    this.#rememberInteraction(id);
    storeInteraction(this.#state, id, undefined);
  }

  /** Lets an interaction go on under the id of `next`. */
  morph(id: string, next: Interaction): void {
    this.#morphs.set(id, next.id);
    this.put(next);
    this.removeInteraction(id);
  }

  putUser(next: User): void {
    const before = this.#state.users.get(next.id);
    if (!before)
      throw new Error(`Failed to store user ${next.id}: the world has no such user. Add the user.`);
    if (!this.#usersBefore.has(next.id)) {
      this.#usersBefore.set(next.id, before);
      this.#touched.push({ kind: 'user', id: next.id });
    }
    this.#state.users.set(next.id, next);
  }

  putConnection(next: Connection): void {
    this.#rememberConnection(next.sessionId);
    storeConnection(this.#state, next.sessionId, next);
  }

  removeConnection(sessionId: string): void {
    this.#rememberConnection(sessionId);
    storeConnection(this.#state, sessionId, undefined);
  }

  /** Runs as a step of its own right after this one, before ACD looks for work. */
  afterwards(run: (step: Step) => void): void {
    this.#followUps.push(run);
  }

  finish(): StepOutcome {
    for (const userId of this.#affectedUsers()) {
      const user = this.user(userId);
      if (!user) continue;
      const refreshed = refreshUser(this, user);
      if (refreshed !== user) this.putUser(refreshed);
    }
    const changes: PbxChange[] = [];
    const timers: TimerEffect[] = [];
    for (const { kind, id } of this.#touched) {
      if (kind === 'interaction') {
        const before = this.#interactionsBefore.get(id);
        const after = this.#state.interactions.get(id);
        const morphedTo = this.#morphs.get(id);
        if (before !== after) {
          changes.push({ kind, before, after, ...(morphedTo !== undefined && { morphedTo }) });
        }
        const key: TimerKey = `interaction:${id}`;
        addTimer(
          timers,
          key,
          interactionTimer(before, this.settings),
          interactionTimer(after, this.settings),
        );
      } else if (kind === 'user') {
        const before = this.#usersBefore.get(id);
        const after = this.#state.users.get(id);
        if (!before || !after || before === after) continue;
        changes.push({ kind, before, after });
        addTimer(timers, `user:${id}`, userTimer(before, this.settings), userTimer(after, this.settings));
      } else {
        const before = this.#connectionsBefore.get(id);
        const after = this.#state.connections.get(id);
        if (before !== after) changes.push({ kind, before, after });
      }
    }
    return { changes, timers, followUps: this.#followUps };
  }

  #rememberInteraction(id: string): void {
    if (this.#interactionsBefore.has(id)) return;
    this.#interactionsBefore.set(id, this.#state.interactions.get(id));
    this.#touched.push({ kind: 'interaction', id });
  }

  #rememberConnection(sessionId: string): void {
    if (this.#connectionsBefore.has(sessionId)) return;
    this.#connectionsBefore.set(sessionId, this.#state.connections.get(sessionId));
    this.#touched.push({ kind: 'connection', id: sessionId });
  }

  #affectedUsers(): ReadonlySet<string> {
    const ids = new Set(this.#usersBefore.keys());
    for (const [id, before] of this.#interactionsBefore) {
      if (before?.userId !== undefined) ids.add(before.userId);
      const after = this.#state.interactions.get(id);
      if (after?.userId !== undefined) ids.add(after.userId);
    }
    for (const [id, before] of this.#connectionsBefore) {
      if (before) ids.add(before.userId);
      const after = this.#state.connections.get(id);
      if (after) ids.add(after.userId);
    }
    return ids;
  }
}

function addTimer(
  timers: TimerEffect[],
  key: TimerKey,
  before: { readonly reason: string } | undefined,
  after: { readonly reason: string; readonly afterMs: number } | undefined,
): void {
  if (before?.reason === after?.reason) return;
  timers.push(after ? { kind: 'startTimer', key, afterMs: after.afterMs } : { kind: 'cancelTimer', key });
}
