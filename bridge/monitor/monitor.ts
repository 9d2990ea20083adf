import { BridgeError } from '../core/bridge-error.ts';
import type { Clock } from '../core/clock.ts';
import type { CicDirectory } from '../core/directory-port.ts';
import type { Log } from '../core/log.ts';
import type { Monitor, MonitorSubscription } from '../core/monitor-port.ts';
import { createPacer, type Pacer } from '../core/pacer.ts';
import { describeAppUrl, type EventSender, parseAppUrl } from '../sap/index.ts';
import { type MonitoredAgent, monitorData, monitorDefinition } from './monitor-document.ts';

export interface MonitorOptions {
  readonly directory: CicDirectory;
  readonly sender: Pick<EventSender, 'send' | 'forget' | 'onUndeliverable'>;
  /** Who is logged on at the bridge, now. */
  readonly agents: () => readonly MonitoredAgent[];
  readonly clock: Clock;
  readonly log: Log;
}

export interface RunningMonitor extends Monitor {
  /** An agent or one of their items changed; what the directory knows it tells by itself. */
  agentsChanged(): void;
  /** Ends every subscription without a word. */
  close(): void;
}

/** All that one supervisor watches at one `appUrl`. */
interface Screen {
  readonly userId: string;
  readonly appUrl: string;
  /** Application id to what it watches. */
  readonly objects: Map<string, readonly string[]>;
  /** Application ids, with what they were told last. */
  readonly told: Map<string, string>;
}

/** The shortest time between two events to one `appUrl`, in milliseconds. */
const periodMs = 1_000;

/** Real-time figures for supervisors: asked for, or told to everybody who subscribed when they change (ici.md 3.11, 6). */
export function createMonitor({ directory, sender, agents, clock, log }: MonitorOptions): RunningMonitor {
  const screens = new Map<string, Screen>();
  /** By `appUrl`: supervisors may share one. */
  const pacers = new Map<string, Pacer>();
  let unwatch: (() => void) | undefined;

  async function dataOf(objects: readonly string[]): Promise<string> {
    const all = await directory.workgroups();
    const byName = new Map(all.map((one) => [one.workgroup.toLowerCase(), one]));
    const unknown = objects.filter((name) => !byName.has(name.toLowerCase()));
    const wanted = new Set(objects.map((name) => name.toLowerCase()));
    const workgroups =
      objects.length === 0 ? all : all.filter((one) => wanted.has(one.workgroup.toLowerCase()));
    return monitorData({ workgroups, agents: agents(), unknown });
  }

  async function tell(appUrl: string): Promise<void> {
    for (const screen of [...screens.values()].filter((one) => one.appUrl === appUrl)) {
      for (const [appIds, objects] of groups(screen)) {
        const dataForm = await dataOf(objects);
        // Subscriptions may have ended while CIC was asked.
        const news = appIds.filter(
          (appId) => screen.objects.has(appId) && screen.told.get(appId) !== dataForm,
        );
        if (news.length === 0 || screens.get(keyOf(screen)) !== screen) continue;
        for (const appId of news) screen.told.set(appId, dataForm);
        sender.send(screen, { name: 'monitorDataChanged', input: { dataForm }, appIds: news });
      }
    }
  }

  function pacerOf(appUrl: string): Pacer {
    const known = pacers.get(appUrl);
    if (known) return known;
    const pacer = createPacer(clock, periodMs, async () => {
      try {
        await tell(appUrl);
      } catch (error) {
        // CIC is away; it tells of a change when it is back.
        log.info({ appUrl: describeAppUrl(appUrl), error }, 'No figures for the monitor now');
      }
    });
    pacers.set(appUrl, pacer);
    return pacer;
  }

  function changed(): void {
    for (const pacer of pacers.values()) pacer.poke();
  }

  function end(screen: Screen): void {
    screens.delete(keyOf(screen));
    if (![...screens.values()].some(({ appUrl }) => appUrl === screen.appUrl)) {
      pacers.get(screen.appUrl)?.cancel();
      pacers.delete(screen.appUrl);
    }
    if (screens.size > 0) return;
    unwatch?.();
    unwatch = undefined;
  }

  const stopListening = sender.onUndeliverable(({ userId, appUrl, reason }) => {
    const screen = screens.get(keyOf({ userId, appUrl }));
    if (!screen) return;
    log.warn({ userId, appUrl: describeAppUrl(appUrl), reason }, 'Monitor subscription ended');
    end(screen);
  });

  async function check({ userId, objects }: MonitorSubscription): Promise<void> {
    await directory.presence([userId]);
    if (objects.length === 0) return;
    const known = new Set((await directory.workgroups()).map(({ workgroup }) => workgroup.toLowerCase()));
    const unknown = objects.filter((name) => !known.has(name.toLowerCase()));
    if (unknown.length === 0) return;
    const message = `Failed to watch ${unknown.join(', ')}: CIC has no such workgroup. Correct the names, or name none to watch all.`;
    throw new BridgeError('badAddress', message);
  }

  return {
    definition: monitorDefinition,
    data: dataOf,
    async subscribe(subscription) {
      const { userId, appUrl, appId, objects } = subscription;
      const address = parseAppUrl(appUrl);
      if (address instanceof Error) throw address;
      await check(subscription);
      const key = keyOf(subscription);
      const screen = screens.get(key) ?? { userId, appUrl, objects: new Map(), told: new Map() };
      screens.set(key, screen);
      screen.objects.set(appId, objects);
      screen.told.delete(appId);
      unwatch ??= directory.watch(changed);
      pacerOf(appUrl).poke();
    },
    async unsubscribe(userId, appUrl, appId) {
      const screen = screens.get(keyOf({ userId, appUrl }));
      if (!screen?.objects.delete(appId)) {
        const message = `Failed to end the monitor subscription of ${userId}: there is none of ${appId} at this appUrl. Subscribe first.`;
        throw new BridgeError('notLoggedOn', message);
      }
      screen.told.delete(appId);
      if (screen.objects.size === 0) end(screen);
    },
    agentsChanged: changed,
    close() {
      stopListening();
      for (const screen of [...screens.values()]) end(screen);
    },
  };
}

function keyOf({ userId, appUrl }: { readonly userId: string; readonly appUrl: string }): string {
  return JSON.stringify([userId, appUrl]);
}

/** Application ids that watch the same. */
function groups({
  objects,
}: Screen): readonly (readonly [appIds: readonly string[], objects: readonly string[]])[] {
  const byObjects = new Map<string, { readonly appIds: string[]; readonly objects: readonly string[] }>();
  for (const [appId, watched] of objects) {
    const key = JSON.stringify(watched.map((name) => name.toLowerCase()).toSorted());
    const group = byObjects.get(key) ?? { appIds: [], objects: watched };
    group.appIds.push(appId);
    byObjects.set(key, group);
  }
  return [...byObjects.values()].map((group) => [group.appIds, group.objects] as const);
}
