import type { Log } from '@switchhook/bridge';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { MockCicControl } from './control.ts';
import { ControlError } from './control-error.ts';
import type { ControlRoute } from './control-route.ts';
import { controlRoutes } from './control-routes.ts';
import { describeControlApi } from './openapi.ts';

/** Puts the control API and its description on the server. */
export function addControlRoutes(app: FastifyInstance, control: MockCicControl, log: Log): void {
  for (const route of controlRoutes) {
    app.route({
      method: route.method,
      url: route.path.replace(/\{(\w+)\}/g, ':$1'),
      handler: (request, reply) => answer(route, control, request, reply, log),
    });
  }
  app.get('/control/openapi.json', (request) =>
    describeControlApi(controlRoutes, `${request.protocol}://${request.host}`),
  );
  app.all('/control/*', (request, reply) => {
    const message = `The control API has no ${request.method} ${request.url}. GET /control/openapi.json lists what it has.`;
    return reply.code(404).send({ error: { code: 'notFound', message } });
  });
}

async function answer(
  route: ControlRoute,
  control: MockCicControl,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Log,
): Promise<unknown> {
  try {
    const params = request.params as Readonly<Record<string, string>>;
    const body = route.body ? readBody(route.body, request.body) : undefined;
    const result = await route.run(control, (name) => params[name] ?? '', body);
    return reply.code(route.success.status).send(result);
  } catch (error) {
    if (error instanceof ControlError) {
      return reply.code(error.httpStatus).send({ error: { code: error.code, message: error.message } });
    }
    log.error({ error, path: route.path }, 'control request failed');
    const message = 'The mock CIC failed. Its log has the cause.';
    return reply.code(500).send({ error: { code: 'internal', message } });
  }
}

function readBody(schema: z.ZodType, text: unknown): unknown {
  const parsed = schema.safeParse(parseJson(typeof text === 'string' ? text : ''));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  const shape = JSON.stringify(propertiesOf(z.toJSONSchema(schema, { io: 'input' })));
  throw new ControlError(
    'badRequest',
    `The body is wrong: ${wrong.join('; ')}. It may hold ${shape}; GET /control/openapi.json has the details.`,
  );
}

/** The names that a body may hold, of whichever kind it is. */
function propertiesOf({ properties = {}, oneOf = [] }: z.core.JSONSchema.JSONSchema): readonly string[] {
  const ofKinds = oneOf.flatMap((each) => (typeof each === 'object' ? propertiesOf(each) : []));
  return [...new Set([...Object.keys(properties), ...ofKinds])];
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ControlError('badRequest', `The body is not JSON: ${why}. Send a JSON object.`);
  }
}
