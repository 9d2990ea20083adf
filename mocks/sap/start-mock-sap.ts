import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { IdSource, Log } from '@switchhook/bridge';
import type { Clock } from '@switchhook/bridge/clock';
import type { DeskConfig, EventAnswer, SapSettings } from '@switchhook/simulator/model';
import { type FastifyInstance, type FastifyPluginAsync, type FastifyRequest, fastify } from 'fastify';
import { createActionItems } from './action-items/action-items.ts';
import { createCommunicationSession } from './agents/communication-session.ts';
import type { SapAgent } from './agents/sap-agent.ts';
import { createFileStore } from './agents/session-store.ts';
import { browserApi } from './api/browser-api.ts';
import { eventRoutes } from './api/event-routes.ts';
import { addLoopbackCors } from './api/loopback-cors.ts';
import { createBridgeClient } from './ici/bridge-client.ts';
import { createEventReceiver } from './ici/event-receiver.ts';
import { createWsdlSource } from './ici/wsdl-source.ts';
import { randomIds } from './id-source.ts';
import { createDirectory } from './partners/directory.ts';
import type { Partner } from './partners/partner.ts';

export interface MockSapOptions {
  /** Loopback where left out. */
  readonly host?: string;
  /** A free one where left out or 0. */
  readonly port?: number;
  /** Base address of the bridge, without `/ici`; every SOAP request goes there, whatever its WSDL says. */
  readonly bridgeUrl: string;
  /** Where the bridge is told to send events: a wiretap's address, or this server's own `/events`. */
  readonly eventUrl?: string;
  readonly agents: readonly SapAgent[];
  /** The business partners; the shipped directory where left out. */
  readonly partners?: readonly Partner[];
  readonly clock: Clock;
  readonly ids?: IdSource;
  /** Where interactions are kept over a restart; nowhere where left out. Agents who were logged on are so again. */
  readonly dataFolder?: string;
  /** How this SAP behaves until the desk changes it. */
  readonly settings?: Partial<SapSettings>;
  /** Says nothing where left out. */
  readonly log?: Log;
  /** Answers everything that is neither `/api` nor the events: the simulator's pages. */
  readonly page?: (request: IncomingMessage, response: ServerResponse) => void;
  /** What `GET /api/desk` tells besides the agents. */
  readonly desk?: Partial<DeskConfig>;
  /** More routes, mounted under `/api`. */
  readonly plugins?: readonly FastifyPluginAsync[];
  /** Hears of every request below `/api` that changes something, and through what it returns of the answer. */
  readonly onApiCall?: (call: SapApiCall) => (status: number) => void;
}

/** What a browser or a script asked of the mock SAP. */
export interface SapApiCall {
  readonly method: string;
  /** With `/api`. */
  readonly path: string;
  readonly body: unknown;
}

export interface MockSap {
  readonly url: string;
  /** What the bridge is told as `appUrl`. */
  readonly eventUrl: string;
  /** Ends all streams and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts the mock SAP: Interaction Center back end, event receiver and the browser's API on one port. The bridge
 * need not be up yet; it is first asked when an agent logs on. Rejects where the port is taken.
 *
 * @example
 * const sap = await startMockSap({ bridgeUrl: 'http://127.0.0.1:4301', agents, clock: systemClock });
 * await fetch(`${sap.url}/api/agents/agent1/log-on`, { method: 'POST' });
 */
export async function startMockSap(options: MockSapOptions): Promise<MockSap> {
  const { host = '127.0.0.1', port = 0, clock, agents, page, ids = randomIds } = options;
  const { log = silentLog } = options;
  const bridgeUrl = options.bridgeUrl.replace(/\/+$/, '');
  const eventPath = new URL(options.eventUrl ?? '/events', 'http://localhost').pathname.replace(/\/+$/, '');
  if (eventPath === '') {
    throw new Error(
      `Failed to start the mock SAP: the event address ${options.eventUrl} has no path. Give one such as /events.`,
    );
  }
  const directory = createDirectory(options.partners);
  const wsdls = createWsdlSource(bridgeUrl);
  let settings: SapSettings = { ...defaultSettings, ...options.settings };
  const receiver = createEventReceiver({ wsdls, clock, answerFor: (userId) => answerOf(settings, userId) });
  const store = options.dataFolder === undefined ? undefined : createFileStore(options.dataFolder, log);
  const bridges = new Map(
    agents.map(({ userId }) => [userId, createBridgeClient(bridgeUrl, wsdls, userId)] as const),
  );
  const actionItems = createActionItems({ bridgeOf: (userId) => bridges.get(userId), clock, ids });
  let eventUrl = options.eventUrl ?? '';
  const sessions = new Map(
    agents.map((agent) => {
      const bridge = bridges.get(agent.userId) ?? createBridgeClient(bridgeUrl, wsdls, agent.userId);
      const appUrl = () => eventUrl;
      const session = createCommunicationSession({
        agent,
        bridge,
        receiver,
        appUrl,
        directory,
        settings: () => settings,
        ...(store && { store }),
        clock,
        ids,
        log,
      });
      session.onEvent((event) => actionItems.observe(agent.userId, event));
      return [agent.userId, session] as const;
    }),
  );

  const app = fastify({
    forceCloseConnections: true,
    // A HEAD of a stream would never be answered.
    exposeHeadRoutes: false,
    serverFactory: (handle) =>
      createServer((request, response) => {
        const isOurs = !page || isBelow(request.url, '/api') || isBelow(request.url, eventPath);
        if (isOurs) handle(request, response);
        else page(request, response);
      }),
  });
  addLoopbackCors(app);
  const { onApiCall } = options;
  if (onApiCall) {
    const answered = new WeakMap<FastifyRequest, (status: number) => void>();
    app.addHook('preHandler', async (request) => {
      const { method, url: path, body } = request;
      if (method === 'GET' || !isBelow(path, '/api')) return;
      answered.set(request, onApiCall({ method, path, body }));
    });
    app.addHook('onResponse', async (request, reply) => answered.get(request)?.(reply.statusCode));
  }
  const desk: DeskConfig = {
    hasWire: false,
    ...options.desk,
    agents: agents.map(({ userId, name, extension }) => ({ userId, name, extension })),
  };
  const setSettings = (next: SapSettings) => {
    const before = settings;
    settings = next;
    for (const session of sessions.values()) session.settingsChanged(before);
  };
  const own = { settings: () => settings, setSettings };
  app.register(browserApi({ sessions, agents, directory, actionItems, ...own, desk, clock, ids, log }));
  app.register(eventRoutes(receiver, eventPath, log));
  for (const plugin of options.plugins ?? []) app.register(plugin, { prefix: '/api' });

  const url = await listen(app, host, port);
  eventUrl ||= url + eventPath;
  if (store) for (const session of sessions.values()) await session.resume();
  return { url, eventUrl, close: () => app.close() };
}

const defaultSettings: SapSettings = {
  eventAnswer: { kind: 'normal' },
  heartbeatLag: 0,
  atSessionLimit: 'wait',
  confirmsSingleMatch: true,
};

function answerOf({ eventAnswer, eventAnswerFor }: SapSettings, userId: string): EventAnswer {
  const isMeant = eventAnswerFor === undefined || eventAnswerFor.includes(userId);
  return isMeant ? eventAnswer : { kind: 'normal' };
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (cause) {
    await app.close();
    const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    const why = isTaken ? 'another program has this port' : String(cause);
    throw new Error(
      `Failed to start the mock SAP on ${host}:${port}: ${why}. Stop that program, or choose another port.`,
      { cause },
    );
  }
}

function isBelow(url: string | undefined, path: string): boolean {
  return url === path || ['/', '?'].some((end) => url?.startsWith(path + end));
}

const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
