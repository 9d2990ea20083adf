import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { IdSource, Log, Rng } from '@switchhook/bridge';
import { type Clock, systemClock } from '@switchhook/bridge/clock';
import fastify, { type FastifyInstance } from 'fastify';
import { createControl, type MockCicControl } from './control/control.ts';
import { addControlRoutes } from './control/control-server.ts';
import { createAuthTokens } from './icws/auth-tokens.ts';
import { failure } from './icws/failure.ts';
import { type Features, featuresWith } from './icws/features.ts';
import type { IcwsServer } from './icws/icws-server.ts';
import { builtFeatures, operationTable } from './icws/operation-table.ts';
import { addIcwsRoutes } from './icws/router.ts';
import { createSessionRegistry } from './icws/session-registry.ts';
import { createSubscriptionIndex } from './icws/subscription-index.ts';
import { type LivePbx, runPbx } from './live-pbx.ts';
import { addLoopbackCors } from './loopback-cors.ts';
import { demoWorld } from './pbx/demo-world.ts';
import { createPbx } from './pbx/pbx.ts';
import { defaultPbxSettings, type PbxSettings } from './pbx/settings.ts';
import type { World } from './pbx/world.ts';

// the bridge has one too, but a value from there would load the whole bridge
const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** Every time is in milliseconds. */
export interface MockCicOptions extends Partial<PbxSettings> {
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port?: number;
  readonly clock?: Clock;
  /** Session ids come from it. */
  readonly rng?: Rng;
  /** Cookies, tokens and request ids come from it. */
  readonly ids?: IdSource;
  /** Users, stations, workgroups and statuses; `demoWorld()` unless told otherwise. */
  readonly world?: World;
  /** A session that is silent this long ends. */
  readonly sessionTimeoutMs?: number;
  /** Between two `:ping` lines of a stream. */
  readonly pingMs?: number;
  /** Versions other than the usual ones: `{ messaging: 1 }` only polls, 0 takes a feature away. */
  readonly features?: Features;
  readonly log?: Log;
}

/** A running mock CIC and what can be done to it from outside; the same as the control API does. */
export interface MockCic extends MockCicControl {
  /** Without a slash at the end; ICWS is at `/icws`, the control API at `/control`. */
  readonly url: string;
  readonly port: number;
  /** Cuts all sessions, stops all timers and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts a mock CIC: a PBX with queues and ACD behind ICWS over HTTP, and a control API beside it.
 * Rejects where the port is taken.
 *
 * @example
 * const cic = await startMockCic({ port: 4302 });
 * cic.placeCall({ to: { user: 'agent1' }, from: 'sip:+496227747474@example.com' });
 * await cic.close();
 */
export async function startMockCic(options: MockCicOptions = {}): Promise<MockCic> {
  const { host = '127.0.0.1', port = 0, clock = systemClock, log = silentLog, ids = randomUUID } = options;
  const pbx = livePbx(options, clock);
  const subscriptions = createSubscriptionIndex();
  const sessions = createSessionRegistry({
    pbx,
    subscriptions,
    clock,
    rng: options.rng ?? Math.random,
    ids,
    sessionTimeoutMs: options.sessionTimeoutMs ?? 120_000,
    pingMs: options.pingMs ?? 10_000,
    log,
  });
  pbx.watch(subscriptions.deliver);
  const server: IcwsServer = {
    pbx,
    sessions,
    subscriptions,
    authTokens: createAuthTokens(ids),
    features: featuresWith(options.features ?? {}, builtFeatures),
    clock,
    ids,
  };
  const control = createControl(server);
  const app = createApp();
  addIcwsRoutes(app, server, operationTable, log);
  addControlRoutes(app, control, log);
  await listen(app, host, port);
  const address = app.server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  log.info({ url }, 'mock CIC listens');
  return {
    ...control,
    url,
    port: address.port,
    async close() {
      sessions.reset();
      pbx.close();
      await app.close();
    },
  };
}

function livePbx(options: MockCicOptions, clock: Clock): LivePbx {
  const settings: PbxSettings = {
    offeringTimeoutMs: options.offeringTimeoutMs ?? defaultPbxSettings.offeringTimeoutMs,
    directRingMs: options.directRingMs ?? defaultPbxSettings.directRingMs,
    voicemailMs: options.voicemailMs ?? defaultPbxSettings.voicemailMs,
    deallocateMs: options.deallocateMs ?? defaultPbxSettings.deallocateMs,
    wrapUpMs: options.wrapUpMs ?? defaultPbxSettings.wrapUpMs,
    dialStepMs: options.dialStepMs ?? defaultPbxSettings.dialStepMs,
  };
  let lastId = 3_001_000_000;
  const newInteractionId = () => {
    lastId += 1;
    return String(lastId);
  };
  const world = options.world ?? demoWorld();
  return runPbx(createPbx({ world, settings, now: clock.now(), newInteractionId }), clock);
}

function createApp(): FastifyInstance {
  const app = fastify({ forceCloseConnections: true, exposeHeadRoutes: false });
  // every content type that clients use stands for JSON (icws.md 1); the operations parse it by their schema
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  addLoopbackCors(app);
  app.get('/', () => ({ name: 'Switchhook mock CIC', icws: '/icws', control: '/control/openapi.json' }));
  app.setNotFoundHandler((request, reply) => {
    const message = `There is no ${request.url}. ICWS is at /icws, the control API at /control/openapi.json.`;
    reply.code(404).send({ error: { code: 'notFound', message } });
  });
  app.setErrorHandler((error: { statusCode?: number; code?: string; message: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    const body = request.url.startsWith('/icws')
      ? failure(status, 'error.request.invalid', error.message).body
      : { error: { code: error.code ?? 'internal', message: error.message } };
    reply.code(status).send(body);
  });
  return app;
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    await app.close();
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const why = code === 'EADDRINUSE' ? `port ${port} on ${host} is taken` : String(cause);
    throw new Error(`Failed to start the mock CIC: ${why}. Free it, or give another port.`, { cause });
  }
}
