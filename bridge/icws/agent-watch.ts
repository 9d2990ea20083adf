import { BridgeError } from '../core/bridge-error.ts';
import type { Rng } from '../core/chance.ts';
import type { CicEvent } from '../core/cic-event.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { CicStatus } from '../core/work-mode.ts';
import { backOffMs } from './back-off.ts';
import { bridgeErrorOf } from './icws-error.ts';
import type { LiveConnection } from './live-connection.ts';
import { type IcwsMessage, interactionAttributes, type QueueContents, type UserStatus } from './message.ts';
import { observedCallOf } from './observed-call.ts';
import { createQueueCache, type QueueChange } from './queue-cache.ts';
import { noSnapshot } from './session.ts';
import type { IcwsSettings } from './settings.ts';
import { mergeUserStatus } from './status.ts';
import type { StatusCatalogue } from './status-catalogue.ts';
import { createMilestone, doneWithin, pause } from './wait.ts';

export interface AgentWatchContext {
  readonly userId: string;
  /** Chosen by us, echoed by CIC in each message of the queue. */
  readonly subscriptionId: string;
  readonly settings: IcwsSettings;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly log: Log;
  readonly catalogue: StatusCatalogue;
  emit(event: CicEvent): void;
  /** Puts the subscriptions again. */
  refresh(live: LiveConnection): Promise<void>;
}

/** What is known of one agent: status and user queue, told as events in the order in which CIC tells them. */
export interface AgentWatch {
  readonly subscriptions: readonly string[];
  /** Resolves once the full status and the full queue were told. */
  subscribe(live: LiveConnection): Promise<void>;
  onMessage(message: IcwsMessage, live: LiveConnection): void;
  close(): void;
}

const statusSubscription = '/messaging/subscriptions/status/user-statuses';

/** Queue type "user" (icws.md 6). */
const userQueue = 1;

export function createAgentWatch(context: AgentWatchContext): AgentWatch {
  const { userId, subscriptionId, settings, clock, log, catalogue, emit } = context;
  const queueSubscription = `/messaging/subscriptions/queues/${encodeURIComponent(subscriptionId)}`;
  const { attributeNames } = settings;
  const queue = createQueueCache();
  let status: UserStatus | undefined;
  let told: CicStatus | undefined;
  const statusTold = createMilestone();
  const queueTold = createMilestone();
  let faults = 0;

  // A status message may reach the service session after this agent already has that status.
  const unwatch = catalogue.watch(() => tellStatus(false));

  async function subscribe(live: LiveConnection): Promise<void> {
    const what = `subscribe to status and queue of ${userId}`;
    const both = Promise.all([statusTold.next(), queueTold.next()]);
    // A rejection may come while the requests below are under way, before anyone waits.
    both.catch(() => {});
    const puts = [
      { path: statusSubscription, body: { userIds: [userId] } },
      {
        path: queueSubscription,
        body: { queueIds: [{ queueType: userQueue, queueName: userId }], attributeNames },
      },
    ];
    for (const { path, body } of puts) {
      const answer = await live.request({ method: 'PUT', path, body });
      if (!answer.ok) throw bridgeErrorOf(what, answer.failure, { notFound: 'loginFailed' });
    }
    const limitMs = settings.timeouts.snapshotMs;
    if (await doneWithin(both, clock, limitMs, live.signal)) return;
    if (live.loss) throw bridgeErrorOf(what, { kind: 'unreachable', message: live.loss.reason });
    const message = `Failed to ${what}: CIC did not send both within ${limitMs} ms. Check that its messages come through.`;
    throw new BridgeError('cicUnavailable', message, { details: { reason: noSnapshot } });
  }

  function onUserStatuses(isDelta: boolean, users: readonly UserStatus[]): void {
    for (const part of users) {
      if (part.userId.toLowerCase() !== userId.toLowerCase()) continue;
      status = mergeUserStatus(isDelta ? status : undefined, part);
      tellStatus(!isDelta);
      if (status.statusId !== undefined) statusTold.reach();
    }
  }

  function tellStatus(isFresh: boolean): void {
    if (status?.statusId === undefined) return;
    const next = catalogue.describe(status);
    if (!isFresh && told && isSameStatus(told, next)) return;
    told = next;
    emit({ kind: 'statusObserved', status: next });
  }

  function onQueueContents(message: QueueContents, live: LiveConnection): void {
    if (message.subscriptionId !== subscriptionId) {
      log.debug(
        { user: userId, subscription: message.subscriptionId },
        'ignored a queue that was not subscribed',
      );
      return;
    }
    for (const change of queue.apply(message)) onQueueChange(change, live);
  }

  function onQueueChange(change: QueueChange, live: LiveConnection): void {
    switch (change.kind) {
      case 'read': {
        const calls = [...change.interactions].map(([id, attributes]) =>
          observedCallOf(id, attributes, settings),
        );
        emit({ kind: 'queueRead', calls: calls.filter((call) => call !== undefined) });
        faults = 0;
        queueTold.reach();
        return;
      }
      case 'observed': {
        const call = observedCallOf(change.id, change.attributes, settings);
        if (call) emit({ kind: 'callObserved', call });
        return;
      }
      case 'removed':
        if (observedCallOf(change.id, change.attributes, settings))
          emit({ kind: 'callRemoved', callId: change.id });
        return;
      case 'unknown':
        void readInteraction(change.id, change.ticket, live);
    }
  }

  async function readInteraction(id: string, ticket: number, live: LiveConnection): Promise<void> {
    const select = attributeNames.map(encodeURIComponent).join(',');
    const path = `/interactions/${encodeURIComponent(id)}?select=${select}`;
    const answer = await live.request({ method: 'GET', path });
    if (!answer.ok)
      log.warn({ user: userId, id, reason: answer.failure.message }, 'cannot read an interaction');
    if (live.loss) return;
    const attributes = answer.ok ? interactionAttributes(answer.body) : undefined;
    for (const change of queue.resolve(ticket, id, attributes)) onQueueChange(change, live);
  }

  async function onQueueFaulted(reason: string, live: LiveConnection): Promise<void> {
    log.warn({ user: userId, reason }, 'CIC faulted the queue subscription');
    const why = { kind: 'serverFailure', message: `CIC faulted the queue subscription: ${reason}` } as const;
    queueTold.miss(bridgeErrorOf(`read the queue of ${userId}`, why));
    const waitMs = backOffMs(faults++, settings.backoff, context.rng);
    if (await pause(clock, waitMs, live.signal)) await context.refresh(live);
  }

  return {
    subscriptions: [queueSubscription, statusSubscription],
    subscribe,
    onMessage(message, live) {
      if (message.kind === 'userStatuses') onUserStatuses(message.isDelta, message.users);
      else if (message.kind === 'queueContents') onQueueContents(message, live);
      else if (message.kind === 'queueFaulted' && message.subscriptionId === subscriptionId) {
        void onQueueFaulted(message.reason, live);
      }
    },
    close: unwatch,
  };
}

function isSameStatus(one: CicStatus, other: CicStatus): boolean {
  return (
    one.statusId === other.statusId &&
    one.text === other.text &&
    one.isAcd === other.isAcd &&
    one.isAfterCallWork === other.isAfterCallWork &&
    one.isOnPhone === other.isOnPhone
  );
}
