import type { IcwsMessage } from '../icws/message.ts';

export interface IcwsAnswer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

interface LoginBody {
  readonly sessionId: string;
  readonly csrfToken: string;
}

export interface IcwsClient {
  readonly sessionId: string;
  readonly cookie: string;
  readonly csrfToken: string;
  /** Every message so far, in order. */
  readonly messages: IcwsMessage[];
  request<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<IcwsAnswer<T>>;
  /** Reads on until a message fits; messages before `from` do not count. */
  until(fits: (message: IcwsMessage) => boolean, from?: number): Promise<IcwsMessage>;
  /** Settles when the server ends the stream. */
  readonly streamEnd: Promise<'ended' | 'cut'>;
  close(): void;
}

export type Reading = 'polling' | 'stream';

export async function postLogin(
  url: string,
  userID: string,
  extra: Record<string, unknown> = {},
): Promise<IcwsAnswer<LoginBody>> {
  const { include, headers, ...body } = extra;
  const response = await fetch(`${url}/icws/connection${include ? `?include=${String(include)}` : ''}`, {
    method: 'POST',
    headers: {
      'accept-language': 'en-us',
      'content-type': 'application/vnd.inin.icws+JSON;charset=utf-8',
      ...(headers as Record<string, string> | undefined),
    },
    body: JSON.stringify({
      __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
      applicationName: 'test',
      userID,
      password: 'secret',
      ...body,
    }),
  });
  return answerOf<LoginBody>(response);
}

/** Logs in and reads messages the given way. */
export async function logIn(url: string, userId: string, reading: Reading = 'polling'): Promise<IcwsClient> {
  const login = await postLogin(url, userId);
  if (login.status !== 201) throw new Error(`Failed to log in ${userId}: ${JSON.stringify(login.body)}`);
  const { sessionId, csrfToken } = login.body;
  const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const messages: IcwsMessage[] = [];
  const waiting = new Set<() => void>();
  const abort = new AbortController();
  const base = `${url}/icws/${sessionId}`;

  const add = (message: IcwsMessage) => {
    messages.push(message);
    for (const wake of waiting) wake();
  };
  let resolveEnd: (how: 'ended' | 'cut') => void = () => {};
  const streamEnd = new Promise<'ended' | 'cut'>((resolve) => {
    resolveEnd = resolve;
  });
  if (reading === 'stream') {
    const headers = { cookie, accept: 'text/event-stream' };
    const response = await fetch(`${base}/messaging/messages`, { headers, signal: abort.signal });
    void readStream(response, add).then(resolveEnd);
  }

  async function request<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { cookie, 'ININ-ICWS-CSRF-Token': csrfToken, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return answerOf<T>(response);
  }

  return {
    sessionId,
    cookie,
    csrfToken,
    messages,
    request,
    async until(fits, from = 0) {
      for (;;) {
        const found = messages.slice(from).find(fits);
        if (found) return found;
        if (reading === 'stream') {
          await new Promise<void>((resolve) => void waiting.add(resolve));
        } else {
          const polled = await request<IcwsMessage[]>('GET', '/messaging/messages');
          for (const each of polled.body) add(each);
        }
      }
    },
    streamEnd,
    close: () => abort.abort(),
  };
}

async function readStream(response: Response, add: (message: IcwsMessage) => void): Promise<'ended' | 'cut'> {
  let text = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) if (event.startsWith('data: ')) add(JSON.parse(event.slice(6)));
    }
    return 'ended';
  } catch {
    return 'cut';
  }
}

async function answerOf<T>(response: Response): Promise<IcwsAnswer<T>> {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

/** Logs in with the default station and a status, ready for calls. */
export async function logInAgent(
  url: string,
  userId: string,
  options: { readonly reading?: Reading; readonly statusId?: string } = {},
): Promise<IcwsClient> {
  const client = await logIn(url, userId, options.reading);
  await client.request('PUT', '/connection/station', {
    __type: 'urn:inin.com:connection:workstationSettings',
    workstation: `WS-${userId.toUpperCase()}`,
    supportedMediaTypes: [1],
    readyForInteractions: true,
  });
  await client.request('PUT', `/status/user-statuses/${userId}`, {
    statusId: options.statusId ?? 'Available',
  });
  return client;
}
