import { z } from 'zod';
import { type ApiAnswer, type ApiOperation, operations } from './operations.ts';
import { type SchemaName, schemas } from './schemas.ts';

/** The OpenAPI 3.1 document of the browser's API, from the schemas that validate it. */
export function openApiDocument(): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, operation] of Object.entries(operations)) {
    const item = paths[operation.path] ?? {};
    item[operation.method.toLowerCase()] = describe(operationId, operation);
    paths[operation.path] = item;
  }
  return {
    openapi: '3.1.0',
    info: { title: "Mock SAP: the browser's API", version: '1' },
    paths,
    components: { schemas: components() },
  };
}

function describe(operationId: string, { path, summary, query = {}, body, answers }: ApiOperation) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const inPath = (name: string | undefined) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  });
  const asked = Object.entries(query).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    required: true,
    schema: { type: 'string' },
  }));
  return {
    operationId,
    summary,
    ...(names.length + asked.length > 0 && { parameters: [...names.map(inPath), ...asked] }),
    ...(body && {
      requestBody: {
        required: body.isRequired,
        content: { 'application/json': { schema: reference(body.schema) } },
      },
    }),
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, answer]) => [status, describeAnswer(answer)]),
    ),
  };
}

function describeAnswer({ description, schema, isList, contentType = 'application/json' }: ApiAnswer) {
  const content = schema ? (isList ? { type: 'array', items: reference(schema) } : reference(schema)) : {};
  return { description, content: { [contentType]: { schema: content } } };
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function components(): unknown {
  const registry = z.registry<{ id: SchemaName }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id: id as SchemaName });
  const written = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(written.schemas).map(([id, { $id: _, $schema: __, ...schema }]) => [id, schema]),
  );
}
