import { Agent, request as httpRequest } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends a request and gives its JSON; throws where the answer is no success. */
export async function call<T>(
  method: string,
  url: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly body: T; readonly cookie: string }> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, agent, headers }, (response) => {
      let answer = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        answer += chunk;
      });
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode = 0 } = response;
        if (statusCode >= 300) {
          reject(
            new Error(
              `Failed to ${method} ${url}: ${statusCode} ${answer}. Run the server alone to see why.`,
            ),
          );
          return;
        }
        const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
        resolve({ body: (answer === '' ? undefined : JSON.parse(answer)) as T, cookie });
      });
    });
    request.on('error', reject);
    request.end(text);
  });
}

export interface BenchMessage {
  readonly __type: string;
  readonly isDelta: boolean;
  readonly interactionsAdded?: readonly { readonly interactionId: string }[];
  readonly interactionsChanged?: readonly { readonly interactionId: string }[];
  readonly interactionsRemoved?: readonly string[];
}

export interface BenchSession {
  /** Of the session: `…/icws/1234567890`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  close(): void;
}

/** Logs a user in with the default station, streams messages, and watches the own queue. */
export async function openSession(
  url: string,
  userID: string,
  onMessage: (message: BenchMessage) => void,
): Promise<BenchSession> {
  const login = await call<{ sessionId: string; csrfToken: string }>(
    'POST',
    `${url}/icws/connection`,
    {
      __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
      applicationName: 'benchmark',
      userID,
      password: 'secret',
    },
    { 'accept-language': 'en-us' },
  );
  const sessionUrl = `${url}/icws/${login.body.sessionId}`;
  const headers = { cookie: login.cookie, 'ININ-ICWS-CSRF-Token': login.body.csrfToken };
  const close = await stream(`${sessionUrl}/messaging/messages`, headers, onMessage);
  await call(
    'PUT',
    `${sessionUrl}/connection/station`,
    { __type: 'urn:inin.com:connection:workstationSettings', workstation: `WS-${userID.toUpperCase()}` },
    headers,
  );
  await call(
    'PUT',
    `${sessionUrl}/messaging/subscriptions/queues/own`,
    {
      queueIds: [{ queueType: 1, queueName: userID }],
      attributeNames: [
        'Eic_State',
        'Eic_CallStateString',
        'Eic_RemoteName',
        'Eic_RemoteAddress',
        'Eic_Capabilities',
      ],
    },
    headers,
  );
  return { url: sessionUrl, headers, close };
}

function stream(
  url: string,
  headers: Readonly<Record<string, string>>,
  onMessage: (message: BenchMessage) => void,
): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { agent: false, headers: { ...headers, accept: 'text/event-stream' } });
    request.on('error', reject);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        const events = text.split('\n\n');
        text = events.pop() ?? '';
        for (const event of events) if (event.startsWith('data: ')) onMessage(JSON.parse(event.slice(6)));
      });
      // a stream that ends early shows as messages that are missing
      response.on('error', () => {});
      resolve(() => request.destroy());
    });
    request.end();
  });
}
