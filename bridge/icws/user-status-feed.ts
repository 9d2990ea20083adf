import type { BridgeError } from '../core/bridge-error.ts';
import type { Log } from '../core/log.ts';
import { bridgeErrorOf } from './icws-error.ts';
import type { LiveConnection } from './live-connection.ts';
import type { UserStatus } from './message.ts';
import type { ServicePart, ServiceSession } from './service-session.ts';
import { mergeUserStatus } from './status.ts';
import { createMilestone, type Milestone } from './wait.ts';

/** The statuses of many users over the one subscription that a session has for them (icws.md 5). */
export interface UserStatusFeed {
  /** By name in small letters; what is not subscribed is absent. */
  readonly statuses: ReadonlyMap<string, UserStatus>;
  /** Reached with each full message. */
  readonly told: Milestone;
  /** Adds users; resolves to CIC's refusal, or once a subscription that has them all was put. */
  want(userIds: readonly string[], live: LiveConnection): Promise<BridgeError | undefined>;
  /** Tells of each change, and of what a new subscription has that was not known. */
  watch(listener: (status: UserStatus) => void): () => void;
}

const subscription = '/messaging/subscriptions/status/user-statuses';
const userStatusProperties = ['userId', 'statusId', 'onPhone', 'loggedIn', 'stations'];

export function createUserStatusFeed(service: Pick<ServiceSession, 'attach'>, log: Log): UserStatusFeed {
  const wanted = new Map<string, string>();
  const statuses = new Map<string, UserStatus>();
  const listeners = new Set<(status: UserStatus) => void>();
  const told = createMilestone();
  /** What the present connection was asked for. */
  let asked: { readonly live: LiveConnection; count: number } | undefined;
  let putting: Promise<BridgeError | undefined> = Promise.resolve(undefined);

  async function put(live: LiveConnection): Promise<BridgeError | undefined> {
    if (wanted.size === 0 || (asked?.live === live && asked.count === wanted.size)) return undefined;
    asked = { live, count: wanted.size };
    const userIds = [...wanted.values()];
    const answer = await live.request({
      method: 'PUT',
      path: subscription,
      body: { userIds, userStatusProperties },
    });
    if (answer.ok) return undefined;
    asked = undefined;
    if (answer.failure.kind === 'notFound' && userIds.length > 1 && (await dropUnknown(live)))
      return put(live);
    return bridgeErrorOf('watch the statuses of CIC users', answer.failure, { notFound: 'unknownUser' });
  }

  /** One user who is gone makes CIC refuse all of them (icws.md 5). */
  async function dropUnknown(live: LiveConnection): Promise<boolean> {
    const before = wanted.size;
    for (const [key, userId] of [...wanted]) {
      const path = `/status/user-statuses/${encodeURIComponent(userId)}`;
      const answer = await live.request({ method: 'GET', path });
      if (answer.ok || answer.failure.kind !== 'notFound') continue;
      log.warn({ user: userId }, 'CIC does not know this user any more');
      wanted.delete(key);
      statuses.delete(key);
    }
    return wanted.size < before;
  }

  function take(part: UserStatus, isDelta: boolean): void {
    const key = part.userId.toLowerCase();
    const known = statuses.get(key);
    const next = mergeUserStatus(isDelta ? known : undefined, part);
    statuses.set(key, next);
    if (known && isSame(known, next)) return;
    for (const listener of [...listeners]) listener(next);
  }

  const part: ServicePart = {
    async subscribe(live) {
      asked = undefined;
      putting = putting.then(() => put(live));
      const error = await putting;
      if (error) log.warn({ reason: error.message }, 'cannot watch the statuses of CIC users');
    },
    onMessage(message) {
      if (message.kind !== 'userStatuses') return;
      for (const user of message.users) take(user, message.isDelta);
      if (!message.isDelta) told.reach();
    },
    onLink(link) {
      if (link !== 'down') return;
      asked = undefined;
      // What was known is not news any more: the next full message tells everybody again.
      statuses.clear();
    },
  };
  service.attach(part);

  return {
    statuses,
    told,
    want(userIds, live) {
      for (const userId of userIds) wanted.set(userId.toLowerCase(), userId);
      // One after the other: each takes with it all who came meanwhile.
      putting = putting.then(() => put(live));
      return putting;
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function isSame(one: UserStatus, other: UserStatus): boolean {
  return (
    one.statusId === other.statusId &&
    one.onPhone === other.onPhone &&
    one.loggedIn === other.loggedIn &&
    JSON.stringify(one.stations) === JSON.stringify(other.stations)
  );
}
