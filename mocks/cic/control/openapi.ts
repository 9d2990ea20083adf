import { z } from 'zod';
import type { ControlRoute } from './control-route.ts';
import { errorSchema } from './schemas.ts';

function jsonContent(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema: _, ...jsonSchema } = z.toJSONSchema(schema, { io: 'input' });
  return { 'application/json': { schema: jsonSchema } };
}

const errorDescriptions: Readonly<Record<number, string>> = {
  400: 'The request is wrong; the message names what and where.',
  403: 'The request comes from a page of another machine.',
  404: 'There is no such user, workgroup or interaction.',
  409: 'Not possible now.',
  413: 'The body is over the limit.',
};

function describeRoute(route: ControlRoute): Readonly<Record<string, unknown>> {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
  const errors = route.body ? [400, 403, ...route.errors, 413] : [403, ...route.errors];
  return {
    operationId: route.operationId,
    summary: route.summary,
    parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...(route.body && { requestBody: { required: !route.isBodyOptional, content: jsonContent(route.body) } }),
    responses: Object.fromEntries([
      [route.success.status, { description: 'Done.', content: jsonContent(route.success.schema) }],
      ...errors.map((status) => [
        status,
        { description: errorDescriptions[status] ?? '', content: jsonContent(errorSchema) },
      ]),
    ]),
  };
}

const descriptionPath = '/control/openapi.json';

const describesItself = {
  operationId: 'describe',
  summary: 'This description.',
  parameters: [],
  responses: {
    200: {
      description: 'OpenAPI 3.1.',
      content: {
        'application/json': { schema: { type: 'object', required: ['openapi', 'info', 'servers', 'paths'] } },
      },
    },
    403: { description: errorDescriptions[403], content: jsonContent(errorSchema) },
  },
};

/** The OpenAPI 3.1 description, made from the rows that also drive the router. */
export function describeControlApi(
  routes: readonly ControlRoute[],
  url: string,
): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = { [descriptionPath]: { get: describesItself } };
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describeRoute(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mock CIC control API',
      version: '1',
      description: 'What happens around a CIC server: callers, lost connections, time.',
    },
    servers: [{ url }],
    paths,
  };
}
