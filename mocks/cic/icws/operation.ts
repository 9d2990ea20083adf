import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import type { FeatureId } from './features.ts';
import type { IcwsServer } from './icws-server.ts';
import { readBody } from './read-body.ts';
import type { IcwsReply } from './reply.ts';
import type { Session } from './session.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Who may ask: anybody; a session that is up, with cookie and CSRF token; the same without the token
 * (messages: a browser's EventSource cannot send it), also once after its end to learn of it; or with both, even when the session is down.
 */
export type Access = 'open' | 'session' | 'sessionByCookie' | 'anySession';

/** A request as operations see it. */
export interface OpenExchange {
  readonly server: IcwsServer;
  readonly headers: IncomingHttpHeaders;
  readonly remoteAddress: string;
  readonly body: string | undefined;
  /** The body of an operation that takes a file. */
  readonly bytes: Buffer | undefined;
  /** A variable of the path, decoded. */
  param(name: string): string;
  query(name: string): string | undefined;
  /** The comma-separated values of a query parameter (icws.md 1). */
  queryList(name: string): readonly string[];
}

export interface Exchange extends OpenExchange {
  readonly session: Session;
}

/** How far an operation has come; all but the built ones answer 501. */
export type OperationState = 'built' | 'notBuilt' | 'outOfScope';

/** One row of the table that drives the router. Without `handle` the answer is 501. */
export interface Operation {
  readonly state: OperationState;
  readonly method: Method;
  /** `{S}` stands for `/icws/{sessionId}`. */
  readonly path: string;
  readonly feature: FeatureId;
  readonly access: Access;
  readonly handle: ((exchange: Exchange) => IcwsReply) | undefined;
  /** Whether its body is a file, and not text. */
  readonly takesFile?: boolean;
  /** Statuses with an error body that the contract lists beyond 400, 401, 410 and 500; anything goes without it. */
  readonly errors?: readonly number[];
  /** Why it is not built. */
  readonly reason?: string;
}

/** A row for clients with a session. */
export function operation(
  method: Method,
  path: string,
  feature: FeatureId,
  handle: (exchange: Exchange) => IcwsReply,
  access: Exclude<Access, 'open'> = 'session',
): Operation {
  return { state: 'built', method, path, feature, access, handle };
}

/** A row for anybody. */
export function openOperation(
  method: Method,
  path: string,
  feature: FeatureId,
  handle: (exchange: OpenExchange) => IcwsReply,
): Operation {
  return { state: 'built', method, path, feature, access: 'open', handle };
}

/** A row that is known and answers 501. */
export function unbuilt(
  { method, path, feature }: Pick<Operation, 'method' | 'path' | 'feature'>,
  state: Exclude<OperationState, 'built'>,
  reason: string,
): Operation {
  const access = path.startsWith('{S}') ? 'session' : 'open';
  return { state, method, path, feature, access, handle: undefined, reason };
}

/** Makes a handler that gets its body parsed; a wrong one is answered before it runs. */
export function withBody<T, E extends OpenExchange>(
  schema: z.ZodType<T>,
  handle: (exchange: E, body: T) => IcwsReply,
): (exchange: E) => IcwsReply {
  return (exchange) => {
    const read = readBody(schema, exchange.body);
    return read.ok ? handle(exchange, read.body) : read.reply;
  };
}
