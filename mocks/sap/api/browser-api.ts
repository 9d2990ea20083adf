import type { IdSource, Log } from '@switchhook/bridge';
import type { Clock } from '@switchhook/bridge/clock';
import type { DeskConfig, PartnerView, SapSettings } from '@switchhook/simulator/model';
import type { FastifyInstance, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { z } from 'zod';
import type { ActionItems } from '../action-items/action-items.ts';
import type { CommunicationSession } from '../agents/communication-session.ts';
import type { Outcome } from '../agents/outcome.ts';
import type { Readings } from '../agents/readings.ts';
import type { SapAgent } from '../agents/sap-agent.ts';
import { assertNever } from '../assert-never.ts';
import type { Directory, DirectoryChange } from '../partners/directory.ts';
import { traceNumber } from '../partners/number-trace.ts';
import { openApiDocument } from './openapi.ts';
import { operations } from './operations.ts';
import { schemas } from './schemas.ts';
import { standardAnswers } from './standard-answers.ts';
import { streamView } from './view-stream.ts';

export interface BrowserApiOptions {
  readonly sessions: ReadonlyMap<string, CommunicationSession>;
  readonly agents: readonly SapAgent[];
  readonly directory: Directory;
  readonly actionItems: ActionItems;
  readonly settings: () => SapSettings;
  readonly setSettings: (settings: SapSettings) => void;
  readonly desk: DeskConfig;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
}

/** A request that cannot be served, and how HTTP says so. */
class ApiError extends Error {
  readonly statusCode: number;
  readonly code: string;

  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.statusCode = statusCode;
    this.code = code;
  }
}

/** The API that the simulator's pages and scripts use. */
export function browserApi(options: BrowserApiOptions) {
  const { sessions, agents, directory, actionItems, settings, desk, clock, ids, log } = options;
  function sessionNamed(userId: string): CommunicationSession {
    const session = sessions.get(userId);
    if (session) return session;
    const known = [...sessions.keys()].join(', ');
    throw new ApiError(
      404,
      'unknownAgent',
      `Failed to find agent ${userId}: SAP knows ${known || 'nobody'}.`,
    );
  }

  const sessionOf = (request: FastifyRequest) => sessionNamed(param(request, 'userId'));

  async function read<T>(
    request: FastifyRequest,
    reading: (readings: Readings) => Promise<T>,
  ): Promise<T | undefined> {
    const { outcome, value } = await sessionOf(request).read(reading);
    requireDone(outcome);
    return value;
  }

  const handlers: Record<keyof typeof operations, RouteHandlerMethod> = {
    listAgents: async () => [...sessions.values()].map((session) => session.view()),
    readAgent: async (request) => sessionOf(request).view(),
    async followAgent(request, reply) {
      const session = sessionOf(request);
      reply.hijack();
      await streamView(session, reply.raw, clock);
    },
    async logOn(request) {
      const session = sessionOf(request);
      const wish = parseBody(schemas.LogOn, request.body ?? {});
      requireDone(await session.logOn(wish));
      return session.view();
    },
    async logOff(request) {
      const session = sessionOf(request);
      requireDone(await session.logOff());
      return session.view();
    },
    async command(request) {
      const session = sessionOf(request);
      const command = parseBody(schemas.AgentCommand, request.body);
      requireDone(await session.run(command));
      return { view: session.view() };
    },
    readDesk: async () => desk,
    listPartners: async () => directory.accounts(),
    async addPartner(request, reply) {
      const change = directory.add(parseBody(schemas.PartnerInput, request.body));
      return reply.code(201).send(changedPartner(change));
    },
    async changePartner(request) {
      const partner = parseBody(schemas.PartnerInput, request.body);
      return changedPartner(directory.change(param(request, 'partnerId'), partner));
    },
    removePartner: async (request) => changedPartner(directory.remove(param(request, 'partnerId'))),
    async ping(request) {
      return { at: sessionOf(request).ping(), heartbeatLag: settings().heartbeatLag };
    },
    readDirectory: (request) => read(request, (readings) => readings.directory(agents)),
    listFolders: (request) => read(request, (readings) => readings.folders()),
    listMessages: (request) => read(request, (readings) => readings.messages(param(request, 'folderId'))),
    readMessage: (request) => read(request, (readings) => readings.content(param(request, 'messageId'))),
    listRecords: async (request) => sessionOf(request).records(),
    listStandardAnswers: async () => standardAnswers,
    async traceNumber(request) {
      const query = z.object({ address: z.string().max(512) }).safeParse(request.query);
      if (query.success) return traceNumber(query.data.address, directory);
      throw new ApiError(400, 'badRequest', 'Failed to trace a number: there is none. Add ?address=.');
    },
    listActionItems: async () => actionItems.list(),
    async routeActionItem(request, reply) {
      const { outcome, item } = await actionItems.route(parseBody(schemas.ActionItemInput, request.body));
      requireDone(outcome);
      return reply.code(201).send(item);
    },
    async updateActionItem(request) {
      const id = param(request, 'actionItemId');
      requireDone(await actionItems.update(id, parseBody(schemas.ActionItemChange, request.body)));
      return actionItems.find(id);
    },
    async cancelActionItem(request) {
      const id = param(request, 'actionItemId');
      requireDone(await actionItems.cancel(id));
      return actionItems.find(id);
    },
    async sendBroadcast(request, reply) {
      const { from, text, userIds = [...sessions.keys()] } = parseBody(schemas.BroadcastInput, request.body);
      const broadcast = { id: ids(), from, text, at: clock.now() };
      for (const session of userIds.map(sessionNamed)) session.broadcast(broadcast);
      return reply.code(201).send(broadcast);
    },
    readSettings: async () => settings(),
    async changeSettings(request) {
      options.setSettings(parseBody(schemas.Settings, request.body));
      return settings();
    },
    readOpenApi: async () => openApiDocument(),
  };

  return async (app: FastifyInstance): Promise<void> => {
    // A POST without a body is a request of its own right, whatever its content type says.
    app.removeContentTypeParser('application/json');
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
      try {
        done(null, body === '' ? undefined : JSON.parse(String(body)));
      } catch {
        done(new ApiError(400, 'badRequest', 'Failed to read the body: it is no JSON. Send a JSON object.'));
      }
    });
    app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, _request, reply) => {
      const { statusCode = 500, code = 'internal', message } = error;
      const isDefect = statusCode >= 500 && !(error instanceof ApiError);
      if (isDefect) log.error({ error }, 'Failed to answer a request');
      return reply.code(statusCode).send({ error: { code, message } });
    });
    for (const [name, { method, path }] of Object.entries(operations)) {
      const url = path.replaceAll(/\{(\w+)\}/g, ':$1');
      app.route({ method, url, handler: handlers[name as keyof typeof operations] });
    }
  };
}

function param(request: FastifyRequest, name: string): string {
  const values = z.record(z.string(), z.string()).parse(request.params);
  return values[name] ?? '';
}

function changedPartner(change: DirectoryChange): PartnerView {
  switch (change.kind) {
    case 'changed':
      return change.partner;
    case 'notFound':
      throw new ApiError(404, 'notFound', 'Failed to find the partner: the directory has none of this id.');
    case 'invalid':
      throw new ApiError(
        400,
        'badRequest',
        `Failed to change the partners: ${change.reason}. Correct the field.`,
      );
    default:
      return assertNever(change);
  }
}

function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const why = z.prettifyError(parsed.error);
  throw new ApiError(400, 'badRequest', `Failed to read the body: ${why}. See /api/openapi.json.`);
}

function requireDone(outcome: Outcome): void {
  switch (outcome.kind) {
    case 'done':
      return;
    case 'refused':
      throw new ApiError(409, outcome.code, outcome.message);
    case 'notFound':
      throw new ApiError(404, 'notFound', outcome.message);
    case 'incomplete':
      throw new ApiError(400, 'badRequest', outcome.message);
    case 'unreachable':
      throw new ApiError(502, 'bridgeUnreachable', outcome.message);
  }
}
