import type { CicEvent } from '../core/cic-event.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { ObservedCall } from '../core/observed-call.ts';
import type { ObservedInteraction } from '../core/observed-interaction.ts';
import { type AttributeSet, mergeAttributes, readAttribute } from './attribute-set.ts';
import type { IcwsFailure } from './icws-error.ts';
import type { LiveConnection } from './live-connection.ts';
import { type Attributes, interactionAttributes, type QueueContents } from './message.ts';
import { observedCallOf } from './observed-call.ts';
import { observedInteractionOf } from './observed-interaction.ts';
import { createQueueCache, type QueueChange } from './queue-cache.ts';
import type { IcwsSettings } from './settings.ts';
import { createMilestone, type Milestone } from './wait.ts';
import { createWatchdog, type Expectation, type IsConfirmed } from './watchdog.ts';

export interface QueueWatchContext {
  readonly userId: string;
  readonly settings: IcwsSettings;
  readonly clock: Clock;
  readonly log: Log;
  emit(event: CicEvent): void;
}

/** One user's queue, told in CIC's order. */
export interface QueueWatch {
  /** Reached with each full message. */
  readonly told: Milestone;
  onContents(message: QueueContents, live: LiveConnection): void;
  /** Watches over a command to an interaction of this queue; to any other it is nobody's. */
  expect(id: string, isConfirmed: IsConfirmed): Expectation;
  /** Watches over a new interaction, until it is seen in this queue. */
  expectNew(id: string): void;
  /** The connection is over, or the queue is about to be read anew. */
  reset(): void;
}

const nobody: Expectation = { taken() {}, inDoubt() {}, refused() {} };

export function createQueueWatch({ userId, settings, clock, log, emit }: QueueWatchContext): QueueWatch {
  const queue = createQueueCache();
  const told = createMilestone();
  const watchdog = createWatchdog(clock, settings.timeouts.confirmMs, (id) => void reread(id));
  const select = settings.attributeNames.map(encodeURIComponent).join(',');
  /** Counts what was told of each interaction that is being read, so that an old answer overwrites no news. */
  const news = new Map<string, number>();
  const channels = new Set(settings.channels);
  let current: LiveConnection | undefined;

  // What a channel that is off brings stays in CIC, where the agent's CIC client may show it (G35).
  function callOf(id: string, attributes: AttributeSet): ObservedCall | undefined {
    return channels.has('call') ? observedCallOf(id, attributes, settings) : undefined;
  }

  function otherOf(id: string, attributes: AttributeSet): ObservedInteraction | undefined {
    const other = observedInteractionOf(id, attributes, settings);
    return other && channels.has(other.channel) ? other : undefined;
  }

  function onChange(change: QueueChange, live: LiveConnection): void {
    switch (change.kind) {
      case 'read': {
        const all = [...change.interactions];
        const calls = all.map(([id, attributes]) => callOf(id, attributes));
        const others = all.map(([id, attributes]) => otherOf(id, attributes));
        emit({
          kind: 'queueRead',
          calls: calls.filter((call) => call !== undefined),
          interactions: others.filter((other) => other !== undefined),
        });
        told.reach();
        return;
      }
      case 'observed':
        observe(change.id, change.attributes);
        return;
      case 'removed':
        remove(change.id, change.attributes);
        return;
      case 'unknown':
        void readUnknown(change.id, change.ticket, live);
    }
  }

  function observe(id: string, attributes: AttributeSet): void {
    noteNews(id);
    watchdog.observe(id, attributes);
    const call = callOf(id, attributes);
    if (call) emit({ kind: 'callObserved', call });
    const interaction = call ? undefined : otherOf(id, attributes);
    if (interaction) emit({ kind: 'interactionObserved', interaction });
  }

  function remove(id: string, attributes: AttributeSet): void {
    noteNews(id);
    watchdog.observe(id, undefined);
    if (callOf(id, attributes)) emit({ kind: 'callRemoved', callId: id });
    else if (otherOf(id, attributes)) emit({ kind: 'interactionRemoved', interactionId: id });
  }

  function noteNews(id: string): void {
    const count = news.get(id);
    if (count !== undefined) news.set(id, count + 1);
  }

  async function readUnknown(id: string, ticket: number, live: LiveConnection): Promise<void> {
    const answer = await read(id, live);
    if ('failure' in answer) {
      log.warn({ user: userId, id, reason: answer.failure.message }, 'cannot read an interaction');
    }
    if (live.loss) return;
    const attributes = 'failure' in answer ? undefined : answer.attributes;
    for (const change of queue.resolve(ticket, id, attributes)) onChange(change, live);
  }

  /** CIC's messages do not say what became of a command, so CIC is asked. */
  async function reread(id: string): Promise<void> {
    const live = current;
    if (!live || live.loss) return;
    news.set(id, 0);
    const answer = await read(id, live);
    const isOld = news.get(id) !== 0;
    news.delete(id);
    if (isOld || live.loss || live !== current) return;
    if ('failure' in answer && answer.failure.kind !== 'notFound') {
      log.warn({ user: userId, id, reason: answer.failure.message }, 'cannot read an interaction');
      return;
    }
    const attributes = 'failure' in answer ? undefined : answer.attributes;
    if (!attributes && !('failure' in answer)) {
      log.warn({ user: userId, id }, 'CIC answers without the attributes of an interaction');
      return;
    }
    const isHere = attributes !== undefined && isOwn(mergeAttributes(undefined, attributes));
    log.warn(
      { user: userId, id, isHere },
      'CIC sent no message after a command, so the interaction was read',
    );
    if (isHere) for (const change of queue.reread(id, attributes)) onChange(change, live);
    else drop(id, live);
  }

  /** The interaction may live on with whoever got it. */
  function isOwn(attributes: AttributeSet): boolean {
    const owner = readAttribute(attributes, 'Eic_UserName');
    return owner === '' || owner.toLowerCase() === userId.toLowerCase();
  }

  function drop(id: string, live: LiveConnection): void {
    const changes = queue.drop(id);
    for (const change of changes) onChange(change, live);
    // A call that we dialled is known to SAP from CIC's reply, though it was never seen in the queue.
    if (changes.length === 0) emit({ kind: 'callRemoved', callId: id });
  }

  async function read(
    id: string,
    live: LiveConnection,
  ): Promise<{ readonly attributes: Attributes | undefined } | { readonly failure: IcwsFailure }> {
    const path = `/interactions/${encodeURIComponent(id)}?select=${select}`;
    const answer = await live.request({ method: 'GET', path });
    return answer.ok ? { attributes: interactionAttributes(answer.body) } : { failure: answer.failure };
  }

  return {
    told,
    onContents(message, live) {
      current = live;
      for (const change of queue.apply(message)) onChange(change, live);
    },
    expect: (id, isConfirmed) => (queue.interactions.has(id) ? watchdog.expect(id, isConfirmed) : nobody),
    expectNew(id) {
      if (!queue.interactions.has(id)) watchdog.expect(id, () => true).taken();
    },
    reset() {
      current = undefined;
      watchdog.clear();
    },
  };
}
