import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type IcwsRequestName, icwsRequestName } from './icws-requests.ts';

/** A request as it came by. */
export interface SeenRequest {
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Diversion {
  readonly name: IcwsRequestName;
  /** Only requests whose path ends so, where there are several of the name. */
  readonly path: string;
  /** Only requests that ask for this media type. */
  readonly accept: string | undefined;
  readonly to: string;
}

/**
 * Stands between the bridge and the mock CIC: what is under contract goes to Pact's mock, all the rest of the
 * conversation is CIC's.
 */
export interface SplitProxy {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  /** Those whose answer has begun: whoever was to hear of them has. */
  readonly answered: readonly SeenRequest[];
  divert(diversion: Diversion | undefined): void;
  /** Answers the next poll of this user's session with these messages. */
  answerPoll(userId: string, messages: readonly unknown[]): void;
  /** Takes the features out of the answers to log-ons, as a server does that is too old for them. */
  hideFeatures(): void;
  close(): Promise<void>;
}

/** CIC gets a copy of what Pact answers, so that both go on from the same state; not of these. */
const notCopied: readonly IcwsRequestName[] = ['POST /icws/connection', 'GET {S}/messaging/messages'];

export async function startSplitProxy(cicUrl: string): Promise<SplitProxy> {
  const seen: SeenRequest[] = [];
  const answered: SeenRequest[] = [];
  const users = new Map<string, string>();
  const polls = new Map<string, readonly unknown[]>();
  let diversion: Diversion | undefined;
  let isHidingFeatures = false;

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = incoming;
    const name = icwsRequestName(method, url);
    const asked = { name, url, headers };
    seen.push(asked);
    let body = '';
    for await (const chunk of incoming) body += chunk;

    const injected = takePoll(name, url, headers.accept);
    if (injected) {
      answered.push(asked);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(injected));
      return;
    }
    const target = targetOf(name, url, headers.accept);
    if (target === undefined) {
      await pass(cicUrl, incoming, body, response, asked);
      return;
    }
    if (!notCopied.some((each) => each === name)) await pass(cicUrl, incoming, body, undefined, asked);
    await pass(target, incoming, body, response, asked);
  }

  function targetOf(name: string, url: string, accept: string | undefined): string | undefined {
    if (diversion?.name !== name || !url.replace(/\?.*$/, '').endsWith(diversion.path)) return undefined;
    return diversion.accept === undefined || diversion.accept === accept ? diversion.to : undefined;
  }

  function takePoll(name: string, url: string, accept: string | undefined): readonly unknown[] | undefined {
    if (name !== 'GET {S}/messaging/messages' || accept === 'text/event-stream') return undefined;
    const user = users.get(url.split('/')[2] ?? '') ?? '';
    const messages = polls.get(user);
    polls.delete(user);
    return messages;
  }

  function pass(
    target: string,
    { method, url = '/', headers }: IncomingMessage,
    body: string,
    response: ServerResponse | undefined,
    asked: SeenRequest,
  ): Promise<void> {
    return new Promise((resolve) => {
      const outgoing = request(new URL(url, target), { method, headers }, (answer) => {
        if (response) answered.push(asked);
        const isLogIn = asked.name === 'POST /icws/connection';
        if (!isLogIn) response?.writeHead(answer.statusCode ?? 502, answer.headers);
        let received = '';
        answer.on('data', (chunk) => {
          if (isLogIn) received += chunk;
          else response?.write(chunk);
        });
        answer.on('end', () => {
          if (isLogIn) answerLogIn(answer, body, received, response);
          response?.end();
          resolve();
        });
        answer.on('error', () => response?.destroy());
      });
      outgoing.on('error', () => {
        response?.destroy();
        resolve();
      });
      response?.on('close', () => outgoing.destroy());
      outgoing.end(body);
    });
  }

  function answerLogIn(
    answer: IncomingMessage,
    asked: string,
    received: string,
    response: ServerResponse | undefined,
  ): void {
    const told: { sessionId?: string; features?: unknown } = JSON.parse(received);
    if (told.sessionId) users.set(told.sessionId, JSON.parse(asked).userID);
    if (isHidingFeatures) delete told.features;
    const { 'content-length': _, ...headers } = answer.headers;
    response?.writeHead(answer.statusCode ?? 502, headers).write(JSON.stringify(told));
  }

  const server = createServer((incoming, response) => void handle(incoming, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answered,
    divert(next) {
      diversion = next;
    },
    answerPoll: (userId, messages) => void polls.set(userId, messages),
    hideFeatures() {
      isHidingFeatures = true;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
