import type { z } from 'zod';
import { failure, invalidProperty, missingProperty } from './failure.ts';
import type { IcwsReply } from './reply.ts';

export type BodyResult<T> =
  | { readonly ok: true; readonly body: T }
  | { readonly ok: false; readonly reply: IcwsReply };

/** Reads a request body by its schema; names the first property that is missing or wrong. */
export function readBody<T>(schema: z.ZodType<T>, text: string | undefined): BodyResult<T> {
  if (text === undefined || text.trim() === '') {
    // where nothing is required, no body says as much as an empty object
    const empty = schema.safeParse({});
    if (empty.success) return { ok: true, body: empty.data };
    return {
      ok: false,
      reply: failure(400, 'error.request.invalidJson', 'The request has no body. Send JSON.'),
    };
  }
  let json: unknown;
  try {
    // some clients begin what they write with a byte order mark
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return { ok: false, reply: failure(400, 'error.request.invalidJson', `The body is not JSON: ${why}.`) };
  }
  const first = schema.safeParse(json);
  // generated clients write what they leave out as null
  const parsed = first.success ? first : schema.safeParse(withoutNulls(json));
  if (parsed.success) return { ok: true, body: parsed.data };
  const issue = parsed.error.issues[0];
  const path = issue?.path ?? [];
  const name = path.length > 0 ? path.join('.') : 'body';
  const value = path.reduce<unknown>(
    (inside, key) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined),
    json,
  );
  if ((value === undefined || value === null) && path.length > 0)
    return { ok: false, reply: missingProperty(name) };
  return {
    ok: false,
    reply: invalidProperty(name, `${name} is not valid: ${issue?.message ?? 'wrong type'}.`),
  };
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).filter(([, each]) => each !== null);
  return Object.fromEntries(said.map(([name, each]) => [name, withoutNulls(each)]));
}
