import type { AgentDirectory } from './agents/agents.ts';
import type { SeatTelling, Subscription } from './agents/subscription.ts';
import type { Agents } from './core/agents-port.ts';
import { BridgeError } from './core/bridge-error.ts';
import { type Clock, delay } from './core/clock.ts';
import type { Log } from './core/log.ts';
import type { StoredSubscription, SubscriptionStore } from './core/subscription-store-port.ts';
import type { RememberedTold } from './remember-told.ts';

export interface RememberingOptions {
  readonly store: SubscriptionStore;
  /** What SAP was told of the agents. */
  readonly told: RememberedTold;
  readonly clock: Clock;
  readonly log: Log;
  /** False where agents type their passwords into SAP: the bridge keeps none, and cannot log them on by itself. */
  readonly canResume: boolean;
}

/** Keeps subscriptions over the end of the process; wraps what tells SAP, then the agents. */
export interface RememberedSubscriptions {
  wrapTelling(telling: SeatTelling): SeatTelling;
  wrapAgents<A extends Pick<Agents, 'subscribe' | 'unsubscribe'>>(agents: A): A;
  /**
   * Goes on with what a bridge left that did not end in order: SAP is told at once what changed meanwhile. Or
   * tells SAP that it is over. Never rejects.
   */
  resume(agents: ResumingAgents, telling: SeatTelling): Promise<void>;
  /** Tries no more. */
  stop(): void;
}

type ResumingAgents = Pick<Agents, 'subscribe'> & Pick<AgentDirectory, 'resume'>;

const retryMs = 5_000;
const mostTries = 60;

/** How many agents log on at once after a restart. */
const atOnce = 8;

export function createRememberedSubscriptions(options: RememberingOptions): RememberedSubscriptions {
  const { store, told, clock, log, canResume } = options;
  const known = new Map(store.all().map((subscription) => [subscription.userId, subscription]));
  const left = [...known.values()];
  let isStopped = false;

  /** A full disk must not keep agents from working: they would only have to log on again after a crash. */
  function keep(change: () => void): void {
    try {
      change();
    } catch (error) {
      log.error({ error }, 'Failed to keep a subscription for the time after a restart');
    }
  }

  function save(subscription: StoredSubscription): void {
    known.set(subscription.userId, subscription);
    keep(() => store.save(subscription));
  }

  function forget(userId: string, appUrl: string): void {
    if (known.get(userId)?.appUrl !== appUrl) return;
    known.delete(userId);
    keep(() => store.remove(userId));
    told.forget(userId);
  }

  async function goOn(stored: StoredSubscription, agents: ResumingAgents): Promise<void> {
    const kept = told.of(stored.userId);
    if (kept) return agents.resume(stored, kept);
    for (const appId of stored.appIds) await agents.subscribe({ ...stored, appId });
  }

  async function resumeOne(
    stored: StoredSubscription,
    agents: ResumingAgents,
    telling: SeatTelling,
  ): Promise<void> {
    const { userId, appUrl } = stored;
    // SAP was faster.
    const isSuperseded = () => known.get(userId) !== stored;
    for (let tries = 1; canResume && !isSuperseded() && !isStopped; tries++) {
      try {
        await goOn(stored, agents);
        log.info({ userId }, 'Subscription goes on after the restart');
        return;
      } catch (error) {
        const mayWork = error instanceof BridgeError && error.code === 'cicUnavailable';
        if (!mayWork || tries === mostTries) {
          log.warn({ userId, error }, 'A subscription cannot go on after the restart');
          break;
        }
        await delay(clock, retryMs);
      }
    }
    if (isSuperseded()) return;
    // In the midst of a stop too: SAP has to hear it from somebody.
    forget(userId, appUrl);
    telling.ended(subscriptionOf(stored), 'shutdown');
  }

  return {
    wrapTelling: (telling) => ({
      notice(subscription, snapshot, notice) {
        const { userId, appUrl } = subscription;
        telling.notice(subscription, snapshot, notice, () => {
          // What an earlier address took says nothing of the present one.
          if (known.get(userId)?.appUrl === appUrl) told.taken(userId, notice);
        });
      },
      ended(subscription, reason) {
        forget(subscription.userId, subscription.appUrl);
        telling.ended(subscription, reason);
      },
      left(subscription) {
        forget(subscription.userId, subscription.appUrl);
        telling.left(subscription);
      },
    }),
    wrapAgents: (agents) => ({
      ...agents,
      async subscribe(request) {
        const snapshot = await agents.subscribe(request);
        const { userId, appUrl, appId, workcenterId, language } = request;
        const before = known.get(userId);
        const appIds = before?.appUrl === appUrl ? before.appIds : [];
        save({
          userId,
          appUrl,
          appIds: appIds.includes(appId) ? appIds : [...appIds, appId],
          workcenterId: stationOf(workcenterId) ?? before?.workcenterId,
          language: language ?? before?.language,
        });
        if (before?.appUrl !== appUrl) told.forget(userId);
        told.subscribed(userId, snapshot.agent);
        return snapshot;
      },
      async unsubscribe(userId, appUrl, appId) {
        await agents.unsubscribe(userId, appUrl, appId);
        const before = known.get(userId);
        if (before?.appUrl !== appUrl) return;
        save({ ...before, appIds: before.appIds.filter((other) => other !== appId) });
      },
    }),
    async resume(agents, telling) {
      const waiting = [...left];
      const worker = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) await resumeOne(next, agents, telling);
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
    },
    stop() {
      isStopped = true;
    },
  };
}

function subscriptionOf({ userId, appUrl, appIds }: StoredSubscription): Subscription {
  return { userId, appUrl, appIds };
}

/** The work center without the password that may stand before the station (ici.md 10.1). */
function stationOf(workcenterId: string | undefined): string | undefined {
  if (workcenterId === undefined) return undefined;
  const [only, ...more] = workcenterId.split(';');
  if (more.length === 0) return only;
  // `password;station` or `agent;password;station`, and options may follow; when in doubt nothing is kept.
  return more.length === 1 ? more[0] : undefined;
}
