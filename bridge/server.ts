import { randomUUID } from 'node:crypto';
import { actionItemFacts } from './action-item-facts.ts';
import { actionItemTables, createActionItems } from './action-items/index.ts';
import { createAgents } from './agents/agents.ts';
import type { SeatTelling } from './agents/subscription.ts';
import { createTelling } from './agents/telling.ts';
import { checkedConfig } from './checked-config.ts';
import { systemClock } from './clock/system-clock.ts';
import {
  actionItemRulesOf,
  type BridgeConfig,
  type BridgeConfigInput,
  cicSystemsOf,
  credentialsFrom,
  systemOfAgent,
  unknownStatuses,
} from './config/index.ts';
import { channelsOf, connectSystems } from './connect-systems.ts';
import { standardActionItemAttributes, visibleItems } from './core/agent.ts';
import type { AgentCredentials } from './core/agent-credentials.ts';
import type { AgentSnapshot } from './core/agents-port.ts';
import type { IdSource, Rng } from './core/chance.ts';
import type { Clock } from './core/clock.ts';
import { type Log, silentLog } from './core/log.ts';
import { ownAttributes, routedDataName } from './core/own-attributes.ts';
import { createFigures } from './figures.ts';
import { createHandlers } from './ici/handlers/handlers.ts';
import { createPresenter } from './ici/handlers/present.ts';
import { createGuard, createIciServer } from './ici/index.ts';
import { joinCicSystems, rememberLogOnProblems, type SystemOfAgent } from './icws/index.ts';
import { createLiveConfig, liveView, type Reloaded } from './live-config.ts';
import { loadDialect } from './load-dialect.ts';
import { createMonitor, type MonitoredAgent } from './monitor/index.ts';
import packageJson from './package.json' with { type: 'json' };
import { pageFacts } from './page-facts.ts';
import { createRememberedSubscriptions } from './remember-subscriptions.ts';
import { createRememberedTold } from './remember-told.ts';
import { returnReasonOf } from './return-reason.ts';
import { rulesOf } from './rules-of.ts';
import { createEventSender } from './sap/index.ts';
import {
  createAttachedDataStore,
  createSubscriptionStore,
  createToldStore,
  openStore,
  withLargeAttachedData,
} from './store/index.ts';
import { createTrace } from './trace/index.ts';

/** What a bridge takes from its surroundings; everything has a default that production uses. */
export interface BridgePorts {
  readonly clock: Clock;
  readonly rng: Rng;
  readonly ids: IdSource;
  /** Says nothing unless given; a pino logger fits. */
  readonly log: Log;
  /** A site's own source of agents' passwords, instead of the one that the configuration names. */
  readonly credentials: AgentCredentials;
  /** A site's own rule for which of `cicSystems` an agent belongs to, instead of the configured ones (G19). */
  readonly systemOf: SystemOfAgent;
}

export interface Bridge {
  /**
   * Connects to CIC, starts to listen, and resolves to the bridge's address. CIC may be away: the bridge then
   * answers ICI-008 and keeps trying. Rejects with `badConfiguration` where the address is taken.
   */
  start(): Promise<{ readonly url: string }>;
  /**
   * Takes no new subscription, waits up to `ici.drainMs` for agents to log off, ends what is left, delivers what
   * SAP still takes, logs the agents off, closes every socket.
   */
  stop(): Promise<void>;
  /**
   * Takes over from a changed configuration what can change while the bridge runs, and names the rest.
   * @throws BridgeError `badConfiguration` that names every wrong field; nothing has changed then
   */
  reload(input: BridgeConfig | BridgeConfigInput): Reloaded;
}

/** How long `stop` waits for SAP to take the last events. */
const drainMs = 5_000;

/**
 * Puts a bridge together from a checked configuration; the store is opened, all else waits for `start`.
 *
 * @example
 * const bridge = createBridge({ cic: { hosts: ['http://cic1:8018'], user: 'bridge', password: { env: 'CIC_PASSWORD' } } });
 * const { url } = await bridge.start();
 * @throws BridgeError `badConfiguration` that names every wrong field
 */
export function createBridge(
  input: BridgeConfig | BridgeConfigInput,
  ports: Partial<BridgePorts> = {},
): Bridge {
  const config = checkedConfig(input, ports.systemOf !== undefined);
  const { clock = systemClock, rng = Math.random, ids = randomUUID, log = silentLog } = ports;
  const dialect = loadDialect(config.ici.dialect);
  const systems = connectSystems(config, { clock, rng, ids, log });
  const cic = rememberLogOnProblems(
    joinCicSystems(systems, ports.systemOf ?? systemOfAgent(cicSystemsOf(config))),
    () => clock.now(),
  );
  const live = createLiveConfig(config);
  let rules = rulesOf(config, cic);
  // Parts that were made once follow a reload.
  const liveRules = liveView(() => rules);
  const flags = liveView(() => rules.flags);

  const isKept = config.store.path !== undefined;
  const store = openStore({ path: config.store.path ?? ':memory:' });
  const attachedData = createAttachedDataStore({ store, clock, keepMs: config.store.keepDataMs });
  const { folder, fileBytes, files } = config.trace;
  const trace =
    folder === undefined
      ? undefined
      : createTrace({ folder, fileBytes, files, settings: config.trace, clock, log });
  const tap = trace && { tap: trace };
  const wholeCic = withLargeAttachedData(cic, {
    store: attachedData,
    attribute: ownAttributes.attachedData,
    routed: {
      name: routedDataName,
      attribute: standardActionItemAttributes.prefix + routedDataName,
    },
    longest: config.store.longestAttribute,
  });
  const actionItems = createActionItems({
    routing: wholeCic.actionRouting,
    tables: actionItemTables(store),
    rules: () => actionItemRulesOf(live.current.actionItems),
    isDurable: isKept,
    clock,
    log,
  });
  const subscriptions = createRememberedSubscriptions({
    store: createSubscriptionStore(store),
    told: createRememberedTold({ store: createToldStore(store), log }),
    canResume: config.credentials.kind !== 'workcenter' || ports.credentials !== undefined,
    clock,
    log,
  });

  const sender = createEventSender({
    dialect,
    clock,
    rng,
    log,
    connectMs: config.events.connectMs,
    totalMs: config.events.totalMs,
    backoff: { firstMs: config.events.firstRetryMs, maxMs: config.events.maxRetryMs },
    giveUpAfterMs: config.events.giveUpAfterMs,
    maxQueued: config.events.maxQueued,
    hosts: config.events.hosts,
    ...tap,
  });
  const channels = channelsOf(config);
  const present = createPresenter({
    dialect,
    flags,
    channels,
    workModes: (language) => allAgents.workModes(language),
  });
  const told = subscriptions.wrapTelling(createTelling({ sender, present, dialect, flags, actionItems }));
  const telling: SeatTelling = {
    ...told,
    notice(subscription, snapshot, notice) {
      told.notice(subscription, snapshot, notice);
      const returned = returnReasonOf(notice);
      if (returned) actionItems.returned(returned.actionItemId, returned.reason);
      monitor.agentsChanged();
    },
    ended(subscription, reason) {
      told.ended(subscription, reason);
      monitor.agentsChanged();
    },
    left(subscription) {
      told.left(subscription);
      monitor.agentsChanged();
    },
  };
  const allAgents = createAgents({
    cic: wholeCic,
    credentials: ports.credentials ?? credentialsFrom(config),
    rules: liveRules,
    telling,
    onLogOnFailed: cic.noteProblem,
    clock,
    log,
  });
  const agents = isKept ? subscriptions.wrapAgents(allAgents) : allAgents;
  const monitor = createMonitor({
    directory: cic.directory,
    sender,
    agents: () => allAgents.snapshots.map(monitoredAgent),
    clock,
    log,
  });
  const handlers = createHandlers({
    agents,
    directory: cic.directory,
    actionItems,
    monitor,
    flags,
    channels,
    dialect,
    present,
    product: {
      productName: 'Switchhook',
      productVersion: packageJson.version,
      vendor: 'Switchhook',
      interfaceVersion: '3.07',
    },
    workcenterIdRequired: config.credentials.kind === 'workcenter' && ports.credentials === undefined,
    log,
  });
  const server = createIciServer({
    handlers,
    dialect,
    log,
    clock,
    limits: { bodyBytes: config.ici.bodyBytes, depth: config.ici.depth, requestMs: config.ici.requestMs },
    page: () => [
      ...pageFacts(systems, cic, allAgents.subscribed, queued()),
      ...actionItemFacts(actionItems.list()),
    ],
    guard: createGuard({ users: config.listen.users, isSecureOnly: config.flags.applySecureRemoting }),
    ...tap,
    ...(config.listen.publicUrl === undefined ? {} : { publicUrl: config.listen.publicUrl }),
    ...(config.listen.tls ? { tls: config.listen.tls } : {}),
  });
  const figures = createFigures({ clock, log, read: readFigures });

  function queued(): number {
    return sender.stats().reduce((sum, { queued: waiting }) => sum + waiting, 0);
  }

  function readFigures() {
    const items = actionItems.list();
    return {
      cic: cic.link,
      agents: allAgents.subscribed,
      eventsWaiting: queued(),
      actionItems: items.length,
      overflow: items.filter(({ state }) => state === 'overflow').length,
    };
  }

  sender.onUndeliverable(({ userId, appUrl }) => {
    allAgents.endSubscription(userId, appUrl, 'undeliverable').catch((error: unknown) => {
      log.error({ userId, error }, 'Failed to end a subscription');
    });
  });

  return {
    async start() {
      const address = await server.listen({ host: config.listen.host, port: config.listen.port });
      trace?.start();
      attachedData.start();
      await cic.start();
      actionItems.start();
      if (isKept) void subscriptions.resume(agents, telling);
      figures.every(live.current.log.intervalMs);
      log.info({ url: address.url, cic: cic.link }, 'Bridge started');
      const unknown = cic.link === 'up' ? unknownStatuses(rules.workModes, cic.statusMessages) : [];
      if (unknown.length > 0)
        log.warn({ statuses: unknown }, 'Work modes name statuses that CIC does not have');
      return address;
    },
    async stop() {
      figures.every(0);
      subscriptions.stop();
      // SAP still has to reach the bridge: it is SAP that logs agents off (ici.md 6.1, 2).
      await allAgents.stop(live.current.ici.drainMs);
      monitor.close();
      await server.close();
      const left = await sender.drain(drainMs);
      if (left > 0) log.warn({ left }, 'SAP did not take the last events');
      await sender.close();
      actionItems.stop();
      await cic.stop();
      attachedData.stop();
      store.close();
      await trace?.stop();
      log.info({}, 'Bridge stopped');
    },
    reload(changed) {
      const reloaded = live.reload(checkedConfig(changed, ports.systemOf !== undefined));
      rules = rulesOf(live.current, cic);
      trace?.apply(live.current.trace);
      if (reloaded.applied.includes('log.intervalMs')) figures.every(live.current.log.intervalMs);
      log.info({ ...reloaded }, 'Configuration read again');
      return reloaded;
    },
  };
}

/** An agent as supervisors see them. */
function monitoredAgent({ agent, displayName, workMode }: AgentSnapshot): MonitoredAgent {
  return {
    userId: agent.userId,
    name: displayName,
    status: workMode.description,
    items: visibleItems(agent).length,
  };
}
