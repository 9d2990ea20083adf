import { randomUUID } from 'node:crypto';
import { actionItemFacts } from './action-item-facts.ts';
import { actionItemTables, createActionItems } from './action-items/index.ts';
import { createAgents } from './agents/agents.ts';
import type { SeatTelling } from './agents/subscription.ts';
import { createTelling } from './agents/telling.ts';
import { systemClock } from './clock/system-clock.ts';
import {
  actionItemRulesOf,
  type BridgeConfig,
  type BridgeConfigInput,
  type ConfigProblem,
  cicSystemsOf,
  credentialsFrom,
  localizedWorkModes,
  parseConfig,
  serviceFlagsOf,
  systemOfAgent,
  systemsWithoutAgents,
  unknownStatuses,
} from './config/index.ts';
import { type AgentRules, standardActionItemAttributes, visibleItems } from './core/agent.ts';
import type { AgentCredentials } from './core/agent-credentials.ts';
import type { AgentSnapshot } from './core/agents-port.ts';
import { BridgeError } from './core/bridge-error.ts';
import type { IdSource, Rng } from './core/chance.ts';
import type { Cic } from './core/cic-port.ts';
import type { Clock } from './core/clock.ts';
import { type Log, silentLog } from './core/log.ts';
import { logWith } from './core/log-with.ts';
import { attributesToWatch, ownAttributes, routedDataName } from './core/own-attributes.ts';
import { createFigures } from './figures.ts';
import { createHandlers } from './ici/handlers/handlers.ts';
import { createPresenter } from './ici/handlers/present.ts';
import { type ChannelName, createGuard, createIciServer, type PageFact } from './ici/index.ts';
import {
  type CicSystem,
  connectCic,
  joinCicSystems,
  type RememberingCic,
  rememberLogOnProblems,
  type SystemOfAgent,
} from './icws/index.ts';
import { createLiveConfig, liveView, type Reloaded } from './live-config.ts';
import { loadDialect } from './load-dialect.ts';
import { createMonitor, type MonitoredAgent } from './monitor/index.ts';
import packageJson from './package.json' with { type: 'json' };
import { createRememberedSubscriptions } from './remember-subscriptions.ts';
import { createRememberedTold } from './remember-told.ts';
import { returnReasonOf } from './return-reason.ts';
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
  const config = checked(input, ports.systemOf !== undefined);
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
      ...facts(systems, cic, allAgents.subscribed, queued()),
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
      const reloaded = live.reload(checked(changed, ports.systemOf !== undefined));
      rules = rulesOf(live.current, cic);
      trace?.apply(live.current.trace);
      if (reloaded.applied.includes('log.intervalMs')) figures.every(live.current.log.intervalMs);
      log.info({ ...reloaded }, 'Configuration read again');
      return reloaded;
    },
  };
}

/** How agents are treated by this configuration. */
function rulesOf(config: BridgeConfig, cic: Cic): AgentRules {
  const { ici } = config;
  return {
    workModes: localizedWorkModes(config.workModes, () => cic.statusMessages),
    workModesFrom: (messages) => localizedWorkModes(config.workModes, () => messages),
    attachedDataFields: config.attributes.attachedData,
    rejectWorkMode: ici.rejectWorkMode,
    loginWorkMode: ici.loginWorkMode,
    flags: serviceFlagsOf(config.flags),
    maxRejects: ici.maxRejects,
    overflowWorkgroup: ici.overflowWorkgroup,
    workWithoutPassword: config.credentials.kind === 'none',
    wrapUpStatus: ici.wrapUpStatus,
    supervisors: ici.supervisors,
    linkTexts: { down: ici.serverDownText, reconnecting: ici.reconnectText },
    stationLostText: ici.stationLostText,
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

const channelNames = {
  call: 'telephony',
  callback: 'telephony',
  chat: 'chat',
  email: 'messaging',
  generic: 'action',
} as const;

/** The channels of SAP that the kinds of interaction come in (G35); an e-mail may be an action item (G26). */
function channelsOf(config: BridgeConfig): readonly ChannelName[] {
  const kinds = cicSystemsOf(config).flatMap(({ channels }) => channels);
  const names = kinds.flatMap((kind) => (kind === 'email' ? ['messaging', 'action'] : [channelNames[kind]]));
  return [...new Set(names)] as ChannelName[];
}

/** Nothing is sent to any of them before `start`. */
function connectSystems(
  config: BridgeConfig,
  ports: Pick<BridgePorts, 'clock' | 'rng' | 'ids' | 'log'>,
): readonly CicSystem[] {
  const { attributes } = config;
  const systems = cicSystemsOf(config);
  return systems.map(({ name, reconnect, agents: _, ...system }) => ({
    name,
    cic: connectCic({
      ...system,
      ...ports,
      backoff: reconnect,
      attributeNames: attributesToWatch({ attachedDataFields: attributes.attachedData }),
      remoteAttributes: attributes.remote,
      remoteSources: attributes.remoteOf,
      dialedSources: attributes.dialedOf,
      dialedAttributes: attributes.dialed,
      hideRemoteAttribute: attributes.hideRemote,
      log: systems.length > 1 ? logWith(ports.log, { cic: name }) : ports.log,
    }),
  }));
}

function checked(input: BridgeConfig | BridgeConfigInput, hasOwnRule: boolean): BridgeConfig {
  const result = parseConfig(input);
  if (!result.ok) throw badConfiguration(result.problems);
  const lonely = hasOwnRule ? [] : systemsWithoutAgents(cicSystemsOf(result.config));
  if (lonely.length > 0) throw badConfiguration(lonely);
  return result.config;
}

function badConfiguration(found: readonly ConfigProblem[]): BridgeError {
  const problems = found.map(({ path, message }) => `${path || 'it'} ${message}`).join('; ');
  return new BridgeError(
    'badConfiguration',
    `Failed to create the bridge: ${problems}. Mend the configuration; docs/configuration.md has every field.`,
  );
}

const linkWords = { up: 'connected', down: 'not connected', reconnecting: 'reconnecting' } as const;

function facts(
  systems: readonly CicSystem[],
  { problems }: RememberingCic,
  subscribed: number,
  queued: number,
): readonly PageFact[] {
  const [only, ...others] = systems;
  const links =
    only && others.length === 0
      ? [{ label: 'CIC', value: linkWords[only.cic.link] }]
      : systems.map(({ name, cic }) => ({ label: `CIC ${name}`, value: linkWords[cic.link] }));
  return [
    { label: 'Version', value: packageJson.version },
    ...links,
    { label: 'Agents logged on', value: String(subscribed) },
    { label: 'Events waiting for SAP', value: String(queued) },
    ...problems.map(({ userId, at, message }) => ({
      label: `Not logged on: ${userId}`,
      value: `${new Date(at).toISOString()} ${message}`,
    })),
  ];
}
