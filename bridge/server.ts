import { randomUUID } from 'node:crypto';
import { createAgents } from './agents/agents.ts';
import { createTelling } from './agents/telling.ts';
import { systemClock } from './clock/system-clock.ts';
import {
  type BridgeConfig,
  type BridgeConfigInput,
  type ConfigProblem,
  cicSystemsOf,
  credentialsFrom,
  localizedWorkModes,
  parseConfig,
  systemOfAgent,
  systemsWithoutAgents,
  unknownStatuses,
} from './config/index.ts';
import type { AgentRules } from './core/agent.ts';
import type { AgentCredentials } from './core/agent-credentials.ts';
import { BridgeError } from './core/bridge-error.ts';
import type { IdSource, Rng } from './core/chance.ts';
import type { Clock } from './core/clock.ts';
import { type Log, silentLog } from './core/log.ts';
import { logWith } from './core/log-with.ts';
import { attributesToWatch } from './core/own-attributes.ts';
import { defaultServiceFlags } from './core/service-flags.ts';
import { fixedWorkModes } from './core/work-mode.ts';
import { createHandlers } from './ici/handlers/handlers.ts';
import { createPresenter } from './ici/handlers/present.ts';
import { createIciServer, type PageFact } from './ici/index.ts';
import {
  type CicSystem,
  connectCic,
  joinCicSystems,
  type RememberingCic,
  rememberLogOnProblems,
  type SystemOfAgent,
} from './icws/index.ts';
import { loadDialect } from './load-dialect.ts';
import packageJson from './package.json' with { type: 'json' };
import { createEventSender } from './sap/index.ts';

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
  /** Ends all subscriptions, delivers what SAP still takes, logs the agents off, closes every socket. */
  stop(): Promise<void>;
}

/** How long `stop` waits for SAP to take the last events. */
const drainMs = 5_000;

/**
 * Puts a bridge together from a checked configuration; nothing happens until `start`.
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
  const rules: AgentRules = {
    workModes: localizedWorkModes(config.workModes, () => cic.statusMessages),
    attachedDataFields: config.attributes.attachedData,
    rejectWorkMode: config.ici.rejectWorkMode ?? fixedWorkModes.notReady,
    linkTexts: { down: config.ici.serverDownText, reconnecting: config.ici.reconnectText },
    flags: { ...defaultServiceFlags, freeSeating: config.flags.freeSeating },
  };

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
  });
  const present = createPresenter(dialect, rules.workModes);
  const agents = createAgents({
    cic,
    credentials: ports.credentials ?? credentialsFrom(config),
    rules,
    telling: createTelling(sender, present, dialect),
    clock,
    log,
  });
  const handlers = createHandlers({
    agents,
    present,
    product: {
      productName: 'Switchhook',
      productVersion: packageJson.version,
      vendor: 'Switchhook',
      interfaceVersion: '3.07',
    },
    freeSeating: config.flags.freeSeating,
    workcenterIdRequired: config.credentials.kind === 'workcenter' && ports.credentials === undefined,
    log,
  });
  const server = createIciServer({
    handlers,
    dialect,
    log,
    clock,
    limits: { bodyBytes: config.ici.bodyBytes, depth: config.ici.depth, requestMs: config.ici.requestMs },
    page: () =>
      facts(
        systems,
        cic,
        agents.subscribed,
        sender.stats().reduce((sum, { queued }) => sum + queued, 0),
      ),
    ...(config.listen.publicUrl === undefined ? {} : { publicUrl: config.listen.publicUrl }),
  });

  sender.onUndeliverable(({ userId, appUrl }) => {
    agents.endSubscription(userId, appUrl, 'undeliverable').catch((error: unknown) => {
      log.error({ userId, error }, 'Failed to end a subscription');
    });
  });

  return {
    async start() {
      const address = await server.listen({ host: config.listen.host, port: config.listen.port });
      await cic.start();
      log.info({ url: address.url, cic: cic.link }, 'Bridge started');
      const unknown = cic.link === 'up' ? unknownStatuses(rules.workModes, cic.statusMessages) : [];
      if (unknown.length > 0)
        log.warn({ statuses: unknown }, 'Work modes name statuses that CIC does not have');
      return address;
    },
    async stop() {
      await server.close();
      await agents.stop();
      const left = await sender.drain(drainMs);
      if (left > 0) log.warn({ left }, 'SAP did not take the last events');
      await sender.close();
      await cic.stop();
      log.info({}, 'Bridge stopped');
    },
  };
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
