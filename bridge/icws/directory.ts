import { BridgeError } from '../core/bridge-error.ts';
import type { Clock } from '../core/clock.ts';
import type { CicDirectory, UserPresence, WorkgroupPresence } from '../core/directory-port.ts';
import type { Log } from '../core/log.ts';
import { createPacer } from '../core/pacer.ts';
import { createDirectoryActivations } from './directory-activations.ts';
import { createDirectoryQueues } from './directory-queues.ts';
import { bridgeErrorOf } from './icws-error.ts';
import type { LiveConnection } from './live-connection.ts';
import type { UserStatus } from './message.ts';
import { createPeople } from './people.ts';
import type { ServicePart, ServiceSession } from './service-session.ts';
import type { StatusCatalogue } from './status-catalogue.ts';
import type { UserStatusFeed } from './user-status-feed.ts';
import { doneWithin } from './wait.ts';

export interface DirectoryContext {
  readonly service: Pick<ServiceSession, 'attach' | 'live'>;
  readonly feed: UserStatusFeed;
  readonly catalogue: StatusCatalogue;
  readonly clock: Clock;
  /** Milliseconds until CIC must have told everything. */
  readonly snapshotMs: number;
  readonly log: Log;
}

/**
 * What the service session knows of everybody, from its subscriptions: users and workgroups of the
 * configuration, all statuses, all workgroup queues, and who is active in each. Nothing is subscribed before
 * the first question.
 */
export function createDirectory(context: DirectoryContext): CicDirectory {
  const { service, feed, catalogue, clock, snapshotMs, log } = context;
  const people = createPeople();
  const queues = createDirectoryQueues();
  const activations = createDirectoryActivations();
  const watchers = new Set<() => void>();
  const changed = createPacer(clock, 1_000, async () => {
    for (const watcher of [...watchers]) {
      try {
        watcher();
      } catch (error) {
        log.error({ error }, 'failed to tell of a change in the directory');
      }
    }
  });
  let isWanted = false;
  /** Of the present connection: done once everything was told. */
  let loading: { readonly live: LiveConnection; readonly done: Promise<void> } | undefined;

  const what = 'read the users and workgroups of CIC';

  async function load(live: LiveConnection): Promise<void> {
    const told = people.told.next();
    for (const { path, body } of people.subscriptions) {
      const answer = await live.request({ method: 'PUT', path, body });
      if (!answer.ok) throw bridgeErrorOf(what, answer.failure, { notFound: 'notSupported' });
    }
    await arrival(told, live);
    await watchAll(live);
  }

  /** Statuses and queues of all whom the configuration has. */
  async function watchAll(live: LiveConnection): Promise<void> {
    const workgroups = people.workgroups();
    const queuesTold = queues.told.next();
    const isEveryoneKnown = () => people.users().every(({ id }) => feed.statuses.has(id.toLowerCase()));
    const statusesTold = feed.told.next();
    const error = await feed.want(
      people.users().map(({ id }) => id),
      live,
    );
    if (error) throw error;
    await watchActivations(
      workgroups.map(({ id }) => id),
      live,
    );
    if (workgroups.length > 0) {
      const { path, body } = queues.subscription(workgroups.map(({ id }) => id));
      const answer = await live.request({ method: 'PUT', path, body });
      if (!answer.ok) throw bridgeErrorOf('watch the workgroup queues of CIC', answer.failure);
      await arrival(queuesTold, live);
    }
    if (!isEveryoneKnown()) await arrival(statusesTold, live);
    changed.poke();
  }

  /** Before the queues, whose full message then comes after theirs; without the right to see them all count. */
  async function watchActivations(workgroups: readonly string[], live: LiveConnection): Promise<void> {
    for (const { path, body } of activations.subscriptions(workgroups)) {
      const answer = await live.request({ method: 'PUT', path, body });
      if (answer.ok) continue;
      log.info({ reason: answer.failure.message }, 'CIC does not tell who is active in a workgroup');
      if (answer.failure.kind !== 'notFound') return;
    }
  }

  async function arrival(told: Promise<void>, live: LiveConnection): Promise<void> {
    if (await doneWithin(told, clock, snapshotMs, live.signal)) return;
    const message = live.loss?.reason ?? `CIC did not tell them within ${snapshotMs} ms`;
    throw bridgeErrorOf(what, { kind: 'noSession', message });
  }

  function start(live: LiveConnection): Promise<void> {
    const done = load(live);
    loading = { live, done };
    done.catch((error: unknown) => {
      log.warn({ error }, 'cannot read the users and workgroups of CIC');
      // The next question asks again.
      if (loading?.done === done) loading = undefined;
    });
    return done;
  }

  async function known(): Promise<void> {
    isWanted = true;
    const live = service.live();
    if (live instanceof BridgeError) throw live;
    await (loading?.live === live ? loading.done : start(live));
  }

  const part: ServicePart = {
    async subscribe(live) {
      if (isWanted) await start(live).catch(() => {});
    },
    onMessage(message, live) {
      if (message.kind === 'queueContents') {
        if (queues.onContents(message)) changed.poke();
      } else if (message.kind === 'queueFaulted') {
        if (queues.isOurs(message.subscriptionId)) {
          log.warn({ reason: message.reason }, 'CIC does not show every workgroup queue');
        }
      } else if (message.kind === 'workgroupActivations') {
        if (activations.onMessage(message)) changed.poke();
      } else if (people.onMessage(message) && loading?.live === live) {
        // After the first full messages only: a user or a workgroup that came or went.
        const before = loading.done;
        const done = before.then(() => watchAll(live));
        loading = { live, done };
        done.catch((error: unknown) => log.warn({ error }, 'cannot watch a new user or workgroup of CIC'));
      }
    },
    onLink(link) {
      if (link === 'down') loading = undefined;
    },
  };
  service.attach(part);
  feed.watch(() => {
    if (isWanted) changed.poke();
  });

  function presenceOf(userId: string, name: string): UserPresence {
    const status = feed.statuses.get(userId.toLowerCase());
    const described = catalogue.describe(status ?? { userId });
    return { userId, name: name || userId, state: stateOf(status), statusText: described.text };
  }

  function stateOf(status: UserStatus | undefined): UserPresence['state'] {
    if (!status?.loggedIn) return 'loggedOff';
    return catalogue.describe(status).isAcd && !status.onPhone ? 'available' : 'busy';
  }

  return {
    async workgroups() {
      await known();
      return people.workgroups().map(({ id, members }): WorkgroupPresence => {
        const states = members
          .filter((member) => activations.isActive(id, member))
          .map((member) => stateOf(feed.statuses.get(member.toLowerCase())));
        return {
          workgroup: id,
          loggedOn: states.filter((state) => state !== 'loggedOff').length,
          available: states.filter((state) => state === 'available').length,
          waiting: queues.waitingIn(id),
        };
      });
    },
    async presence(userIds) {
      await known();
      const unknown = userIds.filter((userId) => !people.user(userId));
      if (unknown.length > 0) {
        const message = `Failed to read who is there: CIC has no user ${unknown.join(', ')}. Correct the names.`;
        throw new BridgeError('unknownUser', message);
      }
      return userIds.map((userId) => presenceOf(userId, people.user(userId)?.displayName ?? ''));
    },
    watch(onChange) {
      watchers.add(onChange);
      // Where CIC is away, the connection to come begins it.
      known().catch(() => {});
      return () => void watchers.delete(onChange);
    },
  };
}
