import type { Log } from '@switchhook/bridge';
import type { Clock } from '@switchhook/bridge/clock';
import type { DeskConfig } from '@switchhook/simulator/model';
import type { FastifyInstance, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { z } from 'zod';
import type { CommunicationSession } from '../agents/communication-session.ts';
import type { Outcome } from '../agents/outcome.ts';
import type { PartnerView } from '../partners/directory.ts';
import { openApiDocument } from './openapi.ts';
import { operations } from './operations.ts';
import { schemas } from './schemas.ts';
import { streamView } from './view-stream.ts';

export interface BrowserApiOptions {
  readonly sessions: ReadonlyMap<string, CommunicationSession>;
  readonly partners: readonly PartnerView[];
  readonly desk: DeskConfig;
  readonly clock: Clock;
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
export function browserApi({ sessions, partners, desk, clock, log }: BrowserApiOptions) {
  function sessionOf(request: FastifyRequest): CommunicationSession {
    const { userId } = z.object({ userId: z.string() }).parse(request.params);
    const session = sessions.get(userId);
    if (session) return session;
    const known = [...sessions.keys()].join(', ');
    throw new ApiError(
      404,
      'unknownAgent',
      `Failed to find agent ${userId}: SAP knows ${known || 'nobody'}.`,
    );
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
    listPartners: async () => partners,
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
