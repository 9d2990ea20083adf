import type { Log } from '@switchhook/bridge';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { MockCicControl } from './control.ts';
import { ControlError } from './control-error.ts';
import type { ControlRoute } from './control-route.ts';
import { controlRoutes } from './control-routes.ts';
import { describeControlApi } from './openapi.ts';

/** A call of the control API that changes something, for whoever records what is done by hand. */
export interface ControlCall {
  readonly method: string;
  /** With `/control`. */
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

/** Puts the control API and its description on the server; `watch` hears of every call that changes something. */
export function addControlRoutes(
  app: FastifyInstance,
  control: MockCicControl,
  log: Log,
  watch: (call: ControlCall) => void = () => {},
): void {
  for (const route of controlRoutes) {
    app.route({
      method: route.method,
      url: route.path.replace(/\{(\w+)\}/g, ':$1'),
      handler: async (request, reply) => {
        const told = await answer(route, control, request, log);
        if (route.method !== 'GET') {
          watch({ method: route.method, path: request.url, body: given(request.body), ...told });
        }
        return reply.code(told.status).send(told.answer);
      },
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
  log: Log,
): Promise<Pick<ControlCall, 'status' | 'answer'>> {
  try {
    const params = request.params as Readonly<Record<string, string>>;
    const body = route.body ? readBody(route.body, request.body) : undefined;
    const result = await route.run(control, (name) => params[name] ?? '', body);
    return { status: route.success.status, answer: result };
  } catch (error) {
    if (error instanceof ControlError) {
      return { status: error.httpStatus, answer: { error: { code: error.code, message: error.message } } };
    }
    log.error({ error, path: route.path }, 'control request failed');
    const message = 'The mock CIC failed. Its log has the cause.';
    return { status: 500, answer: { error: { code: 'internal', message } } };
  }
}

/** The body as it came, where it is JSON. */
function given(text: unknown): unknown {
  try {
    return parseJson(typeof text === 'string' ? text : '');
  } catch {
    return text;
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
