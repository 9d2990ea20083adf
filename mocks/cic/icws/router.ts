import type { Log } from '@switchhook/bridge';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorCodes, failure, sessionNotFound } from './failure.ts';
import { notAccepting } from './host.ts';
import type { IcwsServer } from './icws-server.ts';
import { openMessageStream } from './message-stream.ts';
import type { Exchange, Method, OpenExchange, Operation } from './operation.ts';
import { wantsStream } from './operations/messaging.ts';
import { performWithFaults } from './perform-with-faults.ts';
import type { IcwsReply } from './reply.ts';
import type { Session } from './session.ts';

const contentType = 'application/vnd.inin.icws+JSON; charset=utf-8';

const maxFileBytes = 16 * 2 ** 20;

/** `{S}/interactions/{id}` as fastify spells it. */
function routePath(template: string): string {
  return template.replace('{S}', '/icws/{sessionId}').replace(/\{(\w+)\}/g, ':$1');
}

function routePattern(template: string): RegExp {
  return new RegExp(`^${routePath(template).replace(/:\w+/g, '[^/]+')}/?$`, 'i');
}

/** Puts every operation of the table on the server, and answers for the paths that no operation has. */
export function addIcwsRoutes(
  app: FastifyInstance,
  server: IcwsServer,
  operations: readonly Operation[],
  log: Log,
): void {
  const addRoute = (to: FastifyInstance, operation: Operation) =>
    to.route({
      method: operation.method,
      url: routePath(operation.path),
      handler: (request, reply) => {
        respond(server, reply, answer(server, operation, request, log));
        return reply;
      },
    });
  for (const operation of operations) if (!operation.takesFile) addRoute(app, operation);
  app.register(async (forFiles) => {
    forFiles.removeAllContentTypeParsers();
    const options = { parseAs: 'buffer', bodyLimit: maxFileBytes } as const;
    forFiles.addContentTypeParser('*', options, (_request, body, done) => done(null, body));
    for (const operation of operations) if (operation.takesFile) addRoute(forFiles, operation);
  });

  const patterns = operations.map(({ method, path }) => ({ method, pattern: routePattern(path) }));
  app.all('/icws/*', (request, reply) => {
    const path = request.url.replace(/\?.*$/, '');
    const methods = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    send(reply, unrouted(request.method, path, methods));
    return reply;
  });
}

function respond(server: IcwsServer, reply: FastifyReply, answered: IcwsReply): void {
  const { later, delayMs, afterwards } = answered;
  if (later) {
    later((final) => respond(server, reply, afterwards ? { ...final, afterwards } : final));
  } else if (delayMs === undefined) send(reply, answered);
  else server.clock.after(delayMs, () => send(reply, answered));
}

function unrouted(method: string, path: string, allowed: readonly Method[]): IcwsReply {
  if (allowed.length === 0) {
    return failure(404, 'error.request.notFound', `There is no resource ${path}.`, errorCodes.objectNotFound);
  }
  const list = allowed.join(', ');
  return {
    ...failure(405, 'error.request.unsupported', `${method} is not allowed on ${path}. Use ${list}.`),
    headers: { allow: list },
  };
}

function answer(server: IcwsServer, operation: Operation, request: FastifyRequest, log: Log): IcwsReply {
  try {
    return perform(server, operation, request);
  } catch (error) {
    log.error({ error, method: operation.method, path: operation.path }, 'operation failed');
    return failure(500, 'error.server.internal', 'The mock CIC failed. Its log has the cause.');
  }
}

function perform(server: IcwsServer, operation: Operation, request: FastifyRequest): IcwsReply {
  const isOpen = operation.access === 'open';
  const session = isOpen ? undefined : server.sessions.find(readParam(request, 'sessionId'));
  const refused = isOpen ? undefined : checkSession(session, operation, request);
  // a standby server still tells its former sessions why they are down, and sends everybody else on (icws.md 3.2)
  if (!server.host.isActive && (isOpen || refused)) return notAccepting(server.host);
  if (refused) return refused;
  if (session && !session.ended) server.sessions.touch(session);
  // open operations get an exchange without a session, which their type does not let them see
  const exchange = new RequestExchange(server, request, session) as OpenExchange as Exchange;
  if (server.faults.isIdle) return handle(operation, exchange);
  const call = { operation, session, wantsStream: session !== undefined && wantsStream(exchange) };
  return performWithFaults(server, call, () => handle(operation, exchange));
}

function handle(operation: Operation, exchange: Exchange): IcwsReply {
  const { method, path, feature } = operation;
  if (!operation.handle) {
    if (operation.state === 'outOfScope') {
      const message = `${method} ${path} is out of the scope of the mock CIC. ${operation.reason ?? ''}`;
      return failure(501, 'error.mock.outOfScope', message);
    }
    const message = `The mock CIC has not built ${method} ${path}. ${operation.reason ?? ''}`;
    return failure(501, 'error.mock.notImplemented', message);
  }
  if (exchange.server.features[feature] === undefined) {
    return failure(501, 'error.mock.featureOff', `This mock CIC was started without the feature ${feature}.`);
  }
  return withinContract(operation, operation.handle(exchange));
}

/** A generated client knows the statuses of its contract only: what is forbidden or missing is 400 to it elsewhere. */
function withinContract({ errors }: Operation, reply: IcwsReply): IcwsReply {
  const { status } = reply;
  if (!errors || (status !== 403 && status !== 404) || errors.includes(status)) return reply;
  return { ...reply, status: 400 };
}

/** Cookie, then CSRF token, then whether the session is up (icws.md 14). */
function checkSession(
  session: Session | undefined,
  { access }: Operation,
  request: FastifyRequest,
): IcwsReply | undefined {
  if (!session) return sessionNotFound;
  const cookie = readCookie(request.headers.cookie, `icws_${session.id}`);
  if (cookie !== session.identity.cookie) return sessionNotFound;
  const token = request.headers['inin-icws-csrf-token'];
  if (access !== 'sessionByCookie' && token !== session.identity.csrfToken) {
    return failure(
      401,
      'error.request.session.tokenInvalid',
      'An authentication token was expected in the request, but not found.',
      errorCodes.tokenInvalid,
    );
  }
  const mayBeDown = access === 'anySession' || (access === 'sessionByCookie' && session.hasFarewell);
  return session.ended && !mayBeDown ? sessionNotFound : undefined;
}

/** The value of a cookie; the server's own holds `|` and `=`, which some clients encode. */
function readCookie(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined;
  const start = `${name}=`;
  const isOnly = header.startsWith(start) && !header.includes(';');
  const pair = isOnly ? header : header.split(/;\s*/).find((each) => each.startsWith(start));
  const value = pair?.slice(start.length).replace(/^"(.*)"$/, '$1');
  if (value === undefined || !value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    // not an encoding at all: it cannot match, as the server's own value holds no percent sign
    return value;
  }
}

/** Reads of a request only what an operation asks for; what it takes apart keeps working on its own. */
class RequestExchange implements OpenExchange {
  readonly server: IcwsServer;
  readonly session: Session | undefined;
  readonly #request: FastifyRequest;

  constructor(server: IcwsServer, request: FastifyRequest, session: Session | undefined) {
    this.server = server;
    this.session = session;
    this.#request = request;
  }

  get headers() {
    return this.#request.headers;
  }

  get remoteAddress() {
    return this.#request.ip;
  }

  get body() {
    const { body } = this.#request;
    return typeof body === 'string' ? body : undefined;
  }

  get bytes() {
    const { body } = this.#request;
    return Buffer.isBuffer(body) ? body : undefined;
  }

  get param() {
    return (name: string) => readParam(this.#request, name);
  }

  get query() {
    return (name: string) => readQuery(this.#request, name);
  }

  get queryList() {
    return (name: string) => splitList(readQuery(this.#request, name));
  }
}

function readParam(request: FastifyRequest, name: string): string {
  const params = request.params as Readonly<Record<string, string | undefined>>;
  const value = params[name];
  if (value === undefined) throw new Error(`Failed to read {${name}}: the path has no such variable.`);
  return value;
}

function readQuery(request: FastifyRequest, name: string): string | undefined {
  const queries = request.query as Readonly<Record<string, string | readonly string[] | undefined>>;
  const value = queries[name];
  return typeof value === 'object' ? value.join(',') : value;
}

function splitList(text = ''): readonly string[] {
  const parts = text.split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

function send(reply: FastifyReply, answered: IcwsReply): void {
  const { status, body, headers, afterwards, stream, file, isLost } = answered;
  if (isLost) {
    reply.hijack();
    reply.raw.destroy();
    return;
  }
  if (stream) {
    const corsHeaders = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    );
    reply.hijack();
    stream(openMessageStream(reply.raw, Object.fromEntries(corsHeaders)));
    return;
  }
  if (afterwards) reply.raw.once('close', afterwards);
  reply.code(status);
  if (headers) reply.headers(headers);
  if (file) {
    const name = encodeURIComponent(file.name);
    reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
    // a page that shows it must not run it as one of its own
    reply.header('x-content-type-options', 'nosniff').header('content-type', file.contentType);
    reply.send(file.bytes);
  } else if (body === undefined) reply.send();
  // node:http writes a text together with the head, a buffer on its own: that costs half the speed
  else reply.header('content-type', contentType).send(JSON.stringify(body));
}
