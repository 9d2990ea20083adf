import { BridgeError } from '../core/bridge-error.ts';
import type { Rng } from '../core/chance.ts';
import type { CicEvent } from '../core/cic-event.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { backOffMs } from './back-off.ts';
import { bridgeErrorOf } from './icws-error.ts';
import type { LiveConnection } from './live-connection.ts';
import type { IcwsMessage, UserStatus } from './message.ts';
import { queueTypes } from './queue-types.ts';
import { createQueueWatch, type QueueWatch } from './queue-watch.ts';
import { noSnapshot } from './session.ts';
import type { IcwsSettings } from './settings.ts';
import type { StatusCatalogue } from './status-catalogue.ts';
import { createStatusWatch } from './status-watch.ts';
import { doneWithin, pause } from './wait.ts';

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
  /** Where statuses come another way than by a subscription of this agent alone: asks for them. */
  readonly subscribeStatus?: (live: LiveConnection) => Promise<void>;
}

/** What is known of one agent: status and user queue, told as events in the order in which CIC tells them. */
export interface AgentWatch {
  readonly subscriptions: readonly string[];
  readonly queue: QueueWatch;
  /** Resolves once the full status and the full queue were told. */
  subscribe(live: LiveConnection): Promise<void>;
  onMessage(message: IcwsMessage, live: LiveConnection): void;
  /** As the message of that name. */
  onUserStatuses(isDelta: boolean, users: readonly UserStatus[]): void;
  close(): void;
}

const statusSubscription = '/messaging/subscriptions/status/user-statuses';

export function createAgentWatch(context: AgentWatchContext): AgentWatch {
  const { userId, subscriptionId, settings, clock, log, emit } = context;
  const queueSubscription = `/messaging/subscriptions/queues/${encodeURIComponent(subscriptionId)}`;
  const { attributeNames } = settings;
  const status = createStatusWatch(userId, context.catalogue, emit);
  const queue = createQueueWatch({ userId, settings, clock, log, emit });
  let faults = 0;

  async function subscribe(live: LiveConnection): Promise<void> {
    const what = `subscribe to status and queue of ${userId}`;
    queue.reset();
    const both = Promise.all([status.told.next(), queue.told.next()]);
    // A rejection may come while the requests below are under way, before anyone waits.
    both.catch(() => {});
    const statusPut = { path: statusSubscription, body: { userIds: [userId] } };
    const queuePut = {
      path: queueSubscription,
      body: { queueIds: [{ queueType: queueTypes.user, queueName: userId }], attributeNames },
    };
    await context.subscribeStatus?.(live);
    for (const { path, body } of context.subscribeStatus ? [queuePut] : [statusPut, queuePut]) {
      const answer = await live.request({ method: 'PUT', path, body });
      if (!answer.ok) throw bridgeErrorOf(what, answer.failure, { notFound: 'loginFailed' });
    }
    const limitMs = settings.timeouts.snapshotMs;
    if (await doneWithin(both, clock, limitMs, live.signal)) {
      faults = 0;
      return;
    }
    if (live.loss) throw bridgeErrorOf(what, { kind: 'unreachable', message: live.loss.reason });
    const message = `Failed to ${what}: CIC did not send both within ${limitMs} ms. Check that its messages come through.`;
    throw new BridgeError('cicUnavailable', message, { details: { reason: noSnapshot } });
  }

  async function onQueueFaulted(reason: string, live: LiveConnection): Promise<void> {
    log.warn({ user: userId, reason }, 'CIC faulted the queue subscription');
    const why = { kind: 'serverFailure', message: `CIC faulted the queue subscription: ${reason}` } as const;
    queue.told.miss(bridgeErrorOf(`read the queue of ${userId}`, why));
    const waitMs = backOffMs(faults++, settings.backoff, context.rng);
    if (await pause(clock, waitMs, live.signal)) await context.refresh(live);
  }

  return {
    subscriptions: context.subscribeStatus ? [queueSubscription] : [queueSubscription, statusSubscription],
    queue,
    subscribe,
    onMessage(message, live) {
      if (message.kind === 'userStatuses') status.onUserStatuses(message.isDelta, message.users);
      else if (message.kind === 'queueContents' && message.subscriptionId === subscriptionId) {
        queue.onContents(message, live);
      } else if (message.kind === 'queueContents') {
        const { subscriptionId: subscription } = message;
        log.debug({ user: userId, subscription }, 'ignored a queue that was not subscribed');
      } else if (message.kind === 'queueFaulted' && message.subscriptionId === subscriptionId) {
        void onQueueFaulted(message.reason, live);
      }
    },
    onUserStatuses: status.onUserStatuses,
    close() {
      status.close();
      queue.reset();
    },
  };
}
