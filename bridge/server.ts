import { randomUUID } from 'node:crypto';
import { createAgents } from './agents/agents.ts';
import { createTelling } from './agents/telling.ts';
import { systemClock } from './clock/system-clock.ts';
import { type BridgeConfig, type BridgeConfigInput, credentialsFrom, parseConfig } from './config/index.ts';
import type { AgentRules } from './core/agent.ts';
import type { AgentCredentials } from './core/agent-credentials.ts';
import { BridgeError } from './core/bridge-error.ts';
import type { IdSource, Rng } from './core/chance.ts';
import type { Cic } from './core/cic-port.ts';
import type { Clock } from './core/clock.ts';
import { type Log, silentLog } from './core/log.ts';
import { attachedDataAttribute } from './core/observe-call.ts';
import { fixedWorkModes } from './core/work-mode.ts';
import { createHandlers } from './ici/handlers/handlers.ts';
import { createPresenter } from './ici/handlers/present.ts';
import { createIciServer, type PageFact } from './ici/index.ts';
import { connectCic } from './icws/index.ts';
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
  const config = checked(input);
  const { clock = systemClock, rng = Math.random, ids = randomUUID, log = silentLog } = ports;
  const dialect = loadDialect(config.ici.dialect);
  const rules: AgentRules = {
    workModes: config.workModes.map(({ id, description, cicStatus }) => ({
      id,
      description,
      ...(cicStatus === undefined ? {} : { cicStatus }),
    })),
    attachedDataFields: config.attributes.attachedData,
    rejectWorkMode: config.ici.rejectWorkMode ?? fixedWorkModes.notReady,
  };

  const cic = connectCic({
    hosts: config.cic.hosts,
    user: config.cic.user,
    password: config.cic.password,
    applicationName: config.cic.applicationName,
    language: config.cic.language,
    transport: config.cic.transport,
    pollMs: config.cic.pollMs,
    backoff: config.cic.reconnect,
    attributeNames: [attachedDataAttribute, ...Object.values(config.attributes.attachedData)],
    remoteAttributes: config.attributes.remote,
    dialedAttributes: config.attributes.dialed,
    clock,
    rng,
    ids,
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
    freeSeating: config.ici.freeSeating,
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

function checked(input: BridgeConfig | BridgeConfigInput): BridgeConfig {
  const result = parseConfig(input);
  if (result.ok) return result.config;
  const problems = result.problems.map(({ path, message }) => `${path || 'it'} ${message}`).join('; ');
  throw new BridgeError(
    'badConfiguration',
    `Failed to create the bridge: ${problems}. Mend the configuration; docs/configuration.md has every field.`,
  );
}

function facts(cic: Cic, subscribed: number, queued: number): readonly PageFact[] {
  const links = { up: 'connected', down: 'not connected', reconnecting: 'reconnecting' } as const;
  return [
    { label: 'Version', value: packageJson.version },
    { label: 'CIC', value: links[cic.link] },
    { label: 'Agents logged on', value: String(subscribed) },
    { label: 'Events waiting for SAP', value: String(queued) },
  ];
}
