import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface ReceivedRequest {
  readonly method: string;
  /** Inside a session: what follows `/icws/{sessionId}`. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
  /** Of the session that it belongs to; undefined outside of one. */
  readonly user: string | undefined;
}

interface ScriptedAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * `hang` never answers, `reset` cuts the connection, `mute` opens an event stream and never sends a byte on it;
 * `undefined` leaves the request to the next script, at last to the CIC itself.
 */
type Scripted = ScriptedAnswer | 'hang' | 'reset' | 'mute' | undefined;

type Script = (request: ReceivedRequest) => Scripted | Promise<Scripted>;

interface Session {
  readonly id: string;
  readonly user: string;
  readonly cookie: string;
  readonly csrfToken: string;
  readonly queued: unknown[];
  subscriptionId?: string;
  stream?: ServerResponse | undefined;
}

export interface ScriptedCic {
  readonly url: string;
  readonly port: number;
  readonly requests: readonly ReceivedRequest[];
  /** What each user's queue holds: interaction id to attributes. */
  readonly queues: Map<string, Map<string, Record<string, string>>>;
  readonly statuses: Map<string, Record<string, unknown>>;
  /** Requests as `METHOD path`, those for messages left out. */
  calls(user: string): readonly string[];
  sessionCount(user: string): number;
  streamCount(): number;
  /** Tried before the CIC's own answers, the newest first; returns what removes it. */
  script(script: Script): () => void;
  /** Sends a message to the newest session of `user`. */
  push(user: string, message: unknown): void;
  /** Sends text on the newest session's event stream as it is. */
  pushRaw(user: string, text: string): void;
  /** A queue message with the subscription id that the client chose. */
  pushQueue(user: string, contents: Record<string, unknown>): void;
  cutStreams(): void;
  /** Every session is unknown from now on: 401. */
  forgetSessions(): void;
  stop(): Promise<void>;
}

export interface ScriptedCicOptions {
  readonly messagingVersion?: number;
  readonly port?: number;
}

export const statusDefinitions = [
  {
    statusId: 'Available',
    messageText: 'Available',
    isAcdStatus: true,
    isAfterCallWorkStatus: false,
    isSelectableStatus: true,
  },
  {
    statusId: 'Do Not disturb',
    messageText: 'Do not disturb',
    isAcdStatus: false,
    isAfterCallWorkStatus: false,
    isSelectableStatus: true,
  },
  {
    statusId: 'Follow Up',
    messageText: 'Follow up',
    isAcdStatus: false,
    isAfterCallWorkStatus: true,
    isSelectableStatus: false,
  },
];

/** A CIC of a few rules that does what a test tells it; the real model is the mock CIC. */
export async function startScriptedCic({
  messagingVersion = 2,
  port = 0,
}: ScriptedCicOptions = {}): Promise<ScriptedCic> {
  const requests: ReceivedRequest[] = [];
  const scripts: Script[] = [];
  const sessions = new Map<string, Session>();
  const queues: ScriptedCic['queues'] = new Map();
  const statuses: ScriptedCic['statuses'] = new Map();
  let counter = 0;

  const newest = (user: string): Session => {
    const found = [...sessions.values()].findLast((session) => session.user === user);
    if (!found) throw new Error(`Failed to find a session of ${user}: none is open. Log on first.`);
    return found;
  };

  function deliver(session: Session, message: unknown): void {
    if (session.stream) session.stream.write(`data: ${JSON.stringify(message)}\n\n`);
    else session.queued.push(message);
  }

  function openStream(session: Session, response: ServerResponse): void {
    session.stream?.end();
    session.stream = response;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(':ping\n\n');
    for (const message of session.queued.splice(0)) deliver(session, message);
    response.on('close', () => {
      if (session.stream === response) session.stream = undefined;
    });
  }

  const statusOf = (user: string) => ({
    userId: user,
    statusId: 'Available',
    onPhone: false,
    loggedIn: true,
    ...statuses.get(user),
  });

  function logIn({ headers, body }: ReceivedRequest): ScriptedAnswer {
    if (!headers['accept-language']) return { status: 400, body: { message: 'Accept-Language is missing.' } };
    if (body.password !== 'secret') {
      const errorId = 'error.request.connection.authenticationFailure';
      return {
        status: 400,
        body: { errorId, errorCode: -2147221503, message: 'The authentication process failed.' },
      };
    }
    const id = String(1_000_000_000 + ++counter);
    const session: Session = {
      id,
      user: String(body.userID),
      cookie: `icws_${id}=guid-${id}|languageId=en-us`,
      csrfToken: `csrf-${id}`,
      queued: [],
    };
    sessions.set(id, session);
    return {
      status: 201,
      headers: { 'set-cookie': `${session.cookie}; Path=/icws/${id}; HttpOnly` },
      body: {
        csrfToken: session.csrfToken,
        sessionId: id,
        alternateHostList: [],
        userID: session.user,
        userDisplayName: `The ${session.user}`,
        icServer: 'cic1',
        features: [
          { featureId: 'connection', version: 11 },
          { featureId: 'messaging', version: messagingVersion },
        ],
        defaultWorkstationId: `WS-${session.user}`,
        effectiveStation: null,
      },
    };
  }

  function serve(session: Session, { method, path, body }: ReceivedRequest): ScriptedAnswer {
    const { user } = session;
    const route = `${method} ${path}`;
    if (route === 'GET /messaging/messages') return { status: 200, body: session.queued.splice(0) };
    if (route === 'GET /status/status-messages')
      return { status: 200, body: { statusMessageList: statusDefinitions } };
    if (method === 'GET' && path.startsWith('/status/user-statuses/')) {
      const asked = decodeURIComponent(path.split('/')[3] ?? '');
      if (asked === 'nobody') return { status: 404, body: { message: 'No such user.' } };
      return { status: 200, body: statusOf(asked.toLowerCase()) };
    }
    if (method === 'PUT' && path.startsWith('/status/user-statuses/')) {
      const requestId = String(++counter);
      statuses.set(user, { ...statuses.get(user), statusId: body.statusId });
      const type = 'urn:inin.com:messaging:asyncOperationCompletedMessage';
      deliver(session, { __type: type, isDelta: false, requestId, error: null });
      deliver(session, userStatusMessage(true, { userId: user, statusId: body.statusId }));
      return { status: 202, body: { requestId } };
    }
    if (route === 'PUT /messaging/subscriptions/status/user-statuses') {
      deliver(session, userStatusMessage(false, ...(body.userIds as string[]).map(statusOf)));
      return { status: 200 };
    }
    if (method === 'PUT' && path.startsWith('/messaging/subscriptions/queues/')) {
      session.subscriptionId = decodeURIComponent(path.split('/')[4] ?? '');
      const interactionsAdded = [...(queues.get(user) ?? [])].map(([interactionId, attributes]) => ({
        interactionId,
        attributes,
      }));
      deliver(session, queueMessage(session.subscriptionId, { isDelta: false, interactionsAdded }));
      return { status: 200 };
    }
    if (route === 'POST /interactions') return { status: 201, body: { interactionId: `30010${++counter}` } };
    if (route === 'DELETE /connection') {
      sessions.delete(session.id);
      session.stream?.end();
    }
    return { status: method === 'DELETE' ? 204 : 200 };
  }

  function own(request: ReceivedRequest, sessionId: string | undefined): ScriptedAnswer {
    const { method, path, headers } = request;
    if (sessionId === undefined) {
      return method === 'POST' && path.startsWith('/icws/connection?') ? logIn(request) : { status: 404 };
    }
    const session = sessions.get(sessionId);
    if (!session || headers.cookie !== session.cookie) {
      return { status: 401, body: { errorCode: 1, message: 'This request requires a session ID!' } };
    }
    if (headers['inin-icws-csrf-token'] !== session.csrfToken) {
      return { status: 401, body: { errorCode: 2, message: 'An authentication token was expected.' } };
    }
    return serve(session, request);
  }

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', async () => {
      const text = Buffer.concat(chunks).toString();
      const [, sessionId, inside] = /^\/icws\/(\d+)(\/.*)$/.exec(incoming.url ?? '') ?? [];
      const request: ReceivedRequest = {
        method: incoming.method ?? '',
        path: inside ?? incoming.url ?? '',
        headers: incoming.headers,
        body: text === '' ? {} : JSON.parse(text),
        user: sessionId === undefined ? undefined : sessions.get(sessionId)?.user,
      };
      requests.push(request);
      let answer: Scripted;
      for (const script of scripts) answer ??= await script(request);
      if (answer === 'hang') return;
      if (answer === 'reset') return void incoming.socket.destroy();
      if (answer === 'mute') {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        return response.flushHeaders();
      }
      const session = sessionId === undefined ? undefined : sessions.get(sessionId);
      const asksStream = incoming.headers.accept === 'text/event-stream';
      if (
        !answer &&
        session &&
        asksStream &&
        messagingVersion >= 2 &&
        request.headers.cookie === session.cookie
      ) {
        return openStream(session, response);
      }
      const { status, body, headers } = answer ?? own(request, sessionId);
      response.writeHead(status, {
        'content-type': 'application/vnd.inin.icws+JSON; charset=utf-8',
        ...headers,
      });
      response.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = (server.address() as AddressInfo).port;

  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    requests,
    queues,
    statuses,
    calls: (user) =>
      requests
        .filter((request) => request.user === user && request.path !== '/messaging/messages')
        .map(({ method, path }) => `${method} ${path}`),
    sessionCount: (user) => [...sessions.values()].filter((session) => session.user === user).length,
    streamCount: () => [...sessions.values()].filter(({ stream }) => stream).length,
    script(script) {
      scripts.unshift(script);
      return () => void scripts.splice(scripts.indexOf(script), 1);
    },
    push: (user, message) => deliver(newest(user), message),
    pushRaw: (user, text) => void newest(user).stream?.write(text),
    pushQueue(user, contents) {
      const session = newest(user);
      deliver(session, queueMessage(session.subscriptionId ?? '', contents));
    },
    cutStreams() {
      for (const { stream } of sessions.values()) stream?.destroy();
    },
    forgetSessions() {
      for (const { stream } of sessions.values()) stream?.destroy();
      sessions.clear();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function userStatusMessage(isDelta: boolean, ...userStatusList: unknown[]) {
  return { __type: 'urn:inin.com:status:userStatusMessage', isDelta, userStatusList };
}

export function queueMessage(subscriptionId: string, contents: Record<string, unknown>) {
  return { __type: 'urn:inin.com:queues:queueContentsMessage', isDelta: true, subscriptionId, ...contents };
}
