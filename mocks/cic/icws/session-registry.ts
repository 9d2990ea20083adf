import type { IdSource, Log, Rng } from '@switchhook/bridge';
import type { Clock, Timer } from '@switchhook/bridge/clock';
import type { LivePbx } from '../live-pbx.ts';
import { closeConnection, openConnection } from '../pbx/commands/connections.ts';
import type { UserProfile } from '../pbx/world.ts';
import type { Faults } from './faults.ts';
import type { IcwsMessage } from './message.ts';
import { Session, type SessionEnd } from './session.ts';
import type { SubscriptionIndex } from './subscription-index.ts';

/** How many ended sessions are remembered, for clients that ask why they are down (icws.md 3.3). */
const maxEnded = 1_000;

export interface SessionRegistry {
  open(login: Login): Session;
  /** Finds a session that is up, or one that ended a while ago. */
  find(id: string): Session | undefined;
  /** The client was heard of. */
  touch(session: Session): void;
  /** Ends a session; a client that is not the cause gets a `connectionStateChangeMessage` first. */
  end(session: Session, end: SessionEnd, options: { readonly isTold: boolean }): void;
  /** Ends all sessions and tells each client why. Gives their number. */
  endAll(end: SessionEnd): number;
  /** Ends sessions as a server that crashes: sockets are cut, nothing is told or remembered. Gives their number. */
  cut(userId?: string): number;
  /** Cuts all sessions and forgets the ended ones. */
  reset(): void;
  readonly size: number;
}

interface Login {
  readonly user: UserProfile;
  readonly applicationName: string;
  readonly machineName: string;
  readonly language: string;
}

export interface SessionRegistryOptions {
  readonly pbx: LivePbx;
  readonly subscriptions: SubscriptionIndex;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly ids: IdSource;
  readonly sessionTimeoutMs: number;
  readonly pingMs: number;
  /** A session is over, however it ended. */
  readonly onEnd: (session: Session) => void;
  readonly log: Log;
}

function stateChange(why: SessionEnd): IcwsMessage {
  return {
    __type: 'urn:inin.com:connection:connectionStateChangeMessage',
    isDelta: false,
    previousConnectionState: 1,
    newConnectionState: 2,
    ...why,
  };
}

export function createSessionRegistry(options: SessionRegistryOptions): SessionRegistry {
  const { pbx, subscriptions, faults, clock, rng, ids, sessionTimeoutMs, pingMs, onEnd, log } = options;
  const sessions = new Map<string, Session>();
  const timers = new Map<Session, Timer>();
  const ended = new Map<string, Session>();

  function newId(): string {
    const id = String(1_000_000_000 + Math.floor(rng() * 9_000_000_000));
    return sessions.has(id) || ended.has(id) ? newId() : id;
  }

  // one timer a session, that pings the stream and looks for silence
  function watch(session: Session): void {
    const wait = session.hasStream ? pingMs : session.lastSeen + sessionTimeoutMs - clock.now();
    const timer = clock.after(Math.min(pingMs, Math.max(1, wait)), () => {
      if (session.hasStream) {
        session.ping();
        session.lastSeen = clock.now();
      }
      if (clock.now() - session.lastSeen < sessionTimeoutMs) watch(session);
      // 401 is how a client that asks again learns of it (icws.md 2.1)
      else end(session, { reason: 'The session timed out.', shouldReconnect: true }, { isTold: false });
    });
    timers.set(session, timer);
  }

  function forget(session: Session): void {
    sessions.delete(session.id);
    timers.get(session)?.cancel();
    timers.delete(session);
    subscriptions.deleteAll(session);
    onEnd(session);
    pbx.act((step) => closeConnection(step, session.id));
  }

  function end(session: Session, why: SessionEnd, { isTold }: { readonly isTold: boolean }): void {
    if (session.ended) return;
    session.end(why, isTold ? stateChange(why) : undefined);
    ended.set(session.id, session);
    for (const id of ended.keys()) {
      if (ended.size <= maxEnded) break;
      ended.delete(id);
    }
    forget(session);
    log.debug({ sessionId: session.id, userId: session.user.id, reason: why.reason }, 'session ended');
  }

  function endOverflowing(session: Session): void {
    log.warn({ sessionId: session.id, userId: session.user.id }, 'session ended: its messages are not read');
    end(session, { reason: 'Too many unread messages.', shouldReconnect: true }, { isTold: false });
  }

  const streamPath = { method: 'GET', path: '{S}/messaging/messages' } as const;
  const losesStream = ({ user }: Session) =>
    !faults.isIdle && faults.strike('cutStream', { ...streamPath, userId: user.id }) !== undefined;

  function cut(userId?: string): number {
    const doomed = [...sessions.values()].filter((each) => userId === undefined || each.user.id === userId);
    for (const session of doomed) {
      session.cut({ reason: 'The connection was cut.', shouldReconnect: true });
      forget(session);
    }
    return doomed.length;
  }

  function endAll(why: SessionEnd): number {
    const doomed = [...sessions.values()];
    for (const session of doomed) end(session, why, { isTold: true });
    return doomed.length;
  }

  return {
    open({ user, applicationName, machineName, language }) {
      const id = newId();
      const csrfToken = Buffer.from(`${user.id}|${applicationName}|${ids()}`).toString('base64');
      const cookie = `${ids()}|languageId=${language}`;
      const session = new Session(
        { id, user, csrfToken, cookie, language },
        clock.now(),
        endOverflowing,
        losesStream,
      );
      sessions.set(id, session);
      watch(session);
      pbx.act((step) =>
        openConnection(step, { sessionId: id, userId: user.id, applicationName, machineName }),
      );
      log.debug({ sessionId: id, userId: user.id, applicationName }, 'session opened');
      return session;
    },
    find: (id) => sessions.get(id) ?? ended.get(id),
    touch(session) {
      session.lastSeen = clock.now();
    },
    end,
    endAll,
    cut,
    reset() {
      cut();
      ended.clear();
    },
    get size() {
      return sessions.size;
    },
  };
}
