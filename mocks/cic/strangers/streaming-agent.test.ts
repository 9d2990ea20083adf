import type { IncomingMessage } from 'node:http';
import { VirtualClock } from '@switchhook/bridge/clock';
import { afterEach, expect, test } from 'vitest';
import { startMockCic } from '../start-mock-cic.ts';
import { type RawHttp, rawHttp } from './raw-http.ts';

// A client that only ever streams, after the letter of the event-stream format: it reads `data:`, `event:`,
// `id:`, `retry:` and comments, reconnects without `Last-Event-ID` when the line breaks, and watches the pings.

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface StreamEvent {
  readonly type: string;
  readonly id: string;
  readonly data: any;
}

/** Parses by the standard: lines end with CR, LF or both, an empty one dispatches. */
class EventStreamReader {
  readonly events: StreamEvent[] = [];
  readonly comments: string[] = [];
  readonly retries: string[] = [];
  isOver = false;
  #response: IncomingMessage;
  #wake: () => void = () => {};

  constructor(response: IncomingMessage) {
    this.#response = response;
    let rest = '';
    let type = 'message';
    let id = '';
    let data: string[] = [];
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      const lines = (rest + chunk).split(/\r\n|\n|\r/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
        if (line === '') {
          if (data.length > 0) this.events.push({ type, id, data: JSON.parse(data.join('\n')) });
          type = 'message';
          data = [];
        } else if (line.startsWith(':')) this.comments.push(line.slice(1));
        else if (field === 'data') data.push(value);
        else if (field === 'event') type = value;
        else if (field === 'id') id = value;
        else if (field === 'retry') this.retries.push(value);
        else throw new Error(`Failed to read the stream: no such field as in "${line}".`);
      }
      this.#wake();
    });
    const over = () => {
      this.isOver = true;
      this.#wake();
    };
    response.on('close', over);
    response.on('error', over);
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      if (this.isOver) throw new Error('Failed to wait: the stream is over.');
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async untilOver(): Promise<void> {
    while (!this.isOver) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  kinds(): readonly string[] {
    return this.events.map(({ data }) => data.__type.split(':').at(-1));
  }

  hangUp(): void {
    this.#response.destroy();
  }
}

interface StreamingAgent {
  readonly id: string;
  call(method: string, path: string, body?: unknown): Promise<{ status: number; json: any }>;
  stream(headers?: Record<string, string>): Promise<EventStreamReader>;
}

async function start() {
  const clock = new VirtualClock();
  const cic = await startMockCic({ clock });
  closers.push(() => cic.close());
  const http = rawHttp<any>(cic.url);
  return { http, clock, agent: await logOn(http, 'agent1') };
}

async function logOn(http: RawHttp<any>, user: string): Promise<StreamingAgent> {
  const { headers, json } = await http.send({
    method: 'POST',
    path: '/icws/connection',
    headers: { 'accept-language': 'en-us', 'content-type': 'application/json' },
    body: JSON.stringify({
      __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
      applicationName: 'Streaming Agent',
      userID: user,
      password: 'secret',
    }),
  });
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const base = `/icws/${json.sessionId}`;
  return {
    id: json.sessionId,
    call: (method, path, body) =>
      http.send({
        method,
        path: base + path,
        headers: {
          cookie,
          'ININ-ICWS-CSRF-Token': json.csrfToken,
          'content-type': 'application/json',
          accept: 'text/event-stream, application/json',
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    async stream(extra = {}) {
      const headersOfStream = { cookie, accept: 'text/event-stream', 'cache-control': 'no-cache', ...extra };
      const response = await http.open({
        method: 'GET',
        path: `${base}/messaging/messages`,
        headers: headersOfStream,
      });
      expect([response.statusCode, response.headers['content-type']]).toEqual([
        200,
        'text/event-stream; charset=utf-8',
      ]);
      const reader = new EventStreamReader(response);
      closers.push(async () => reader.hangUp());
      return reader;
    },
  };
}

const ownQueue = {
  queueIds: [{ queueType: 1, queueName: 'agent1' }],
  attributeNames: ['Eic_State', 'Eic_RemoteName'],
};
const station = {
  __type: 'urn:inin.com:connection:workstationSettings',
  workstation: 'WS-AGENT1',
  readyForInteractions: true,
};

test('a day on streams: what came before the stream, each message once and alone, in order', async () => {
  const { http, agent } = await start();
  await agent.call('PUT', '/connection/station', station);
  await agent.call('PUT', '/messaging/subscriptions/queues/q', ownQueue);
  const reader = await agent.stream();
  await agent.call('PUT', '/status/user-statuses/agent1', { statusId: 'Available' });
  const call = {
    kind: 'call',
    to: { workgroup: 'Sales' },
    from: '+4930',
    name: 'Line\nbreak "ü" \u2028 end',
  };
  const { interactionId } = await http.control('/interactions', call);
  await agent.call('POST', `/interactions/${interactionId}/pickup`);
  await agent.call('POST', `/interactions/${interactionId}/disconnect`);
  await http.control('/clock/advance', { ms: 10_000 });
  const isGone = ({ data }: StreamEvent) => data.interactionsRemoved?.includes(interactionId);
  await reader.until(() => reader.events.some(isGone));
  const story = reader.events
    .filter(({ data }) => data.subscriptionId === 'q')
    .map(({ data }) => {
      const [entry] = data.interactionsAdded ?? data.interactionsChanged ?? [];
      return entry?.attributes.Eic_State ?? (data.isDelta ? 'gone' : 'snapshot');
    });
  expect(story).toEqual(['snapshot', 'A', 'C', 'I', 'gone']);
  const added = reader.events.find(({ data }) => data.isDelta && data.interactionsAdded);
  expect(added?.data.interactionsAdded[0].attributes.Eic_RemoteName).toBe(call.name);
  expect(
    reader.events.every(({ type, id, data }) => type === 'message' && id === '' && !Array.isArray(data)),
  ).toBe(true);
});

test('after a broken line the new stream has a snapshot of all that came meanwhile, whatever Last-Event-ID says', async () => {
  const { http, agent } = await start();
  await agent.call('PUT', '/connection/station', station);
  let reader = await agent.stream();
  await agent.call('PUT', '/messaging/subscriptions/queues/q', ownQueue);
  await reader.until(() => reader.events.length === 1);
  const ids: string[] = [];
  for (const headers of [{}, { 'last-event-id': '17' }, { 'LAST-EVENT-ID': '' }]) {
    reader.hangUp();
    await reader.untilOver();
    const call = { kind: 'call', to: { user: 'agent1' }, from: '+4930' };
    ids.push((await http.control('/interactions', call)).interactionId);
    const next = await agent.stream(headers);
    await agent.call('PUT', '/messaging/subscriptions/queues/q', ownQueue);
    const snapshot = () => next.events.find(({ data }) => data.isDelta === false)?.data.interactionsAdded;
    await next.until(() => snapshot() !== undefined);
    expect(snapshot().map(({ interactionId }: any) => interactionId)).toEqual(ids);
    reader = next;
  }
});

test('pings come every ten seconds, keep the session up without any request, and stop with the stream', async () => {
  const { http, agent } = await start();
  const reader = await agent.stream();
  await reader.until(() => reader.comments.length === 1);
  for (let count = 2; count < 62; count += 1) {
    await http.control('/clock/advance', { ms: 10_000 });
    await reader.until(() => reader.comments.length === count);
  }
  expect(new Set(reader.comments)).toEqual(new Set(['ping']));
  expect((await agent.call('GET', '/connection')).json.connectionState).toBe(1);
  reader.hangUp();
  await reader.untilOver();
  // the session is left to itself, and gone after its time
  await expect
    .poll(async () => {
      await http.control('/clock/advance', { ms: 30_000 });
      return (await http.control('/state')).sessions;
    })
    .toBe(0);
  expect((await agent.call('GET', '/messaging/messages')).status).toBe(401);
});

test('polling beside an open stream gives nothing, and a second stream ends the first', async () => {
  const { http, agent } = await start();
  await agent.call('PUT', '/connection/station', station);
  await agent.call('PUT', '/messaging/subscriptions/queues/q', ownQueue);
  const first = await agent.stream();
  await first.until(() => first.events.length === 1);
  await http.control('/interactions', { kind: 'call', to: { user: 'agent1' }, from: '+4930' });
  const poll = await http.send({
    method: 'GET',
    path: `/icws/${agent.id}/messaging/messages`,
    headers: { cookie: 'none', accept: 'application/json' },
  });
  expect(poll.status).toBe(401);
  await first.until(() => first.events.length === 2);
  const second = await agent.stream();
  await first.untilOver();
  await http.control('/interactions', { kind: 'chat', to: { user: 'agent1' } });
  await second.until(() => second.events.length === 1);
  expect(first.events).toHaveLength(2);
});

test('a stream ends with its session, and says so first where somebody else ended that', async () => {
  const { http, agent } = await start();
  const reader = await agent.stream();
  const seed = 'd9428888-122b-11e1-b85c-61cd3cbb3210';
  const { json } = await agent.call('POST', '/connection/unique-auth-token', { authTokenSeed: seed });
  const taken = await http.send({
    method: 'POST',
    path: '/icws/connection',
    headers: { 'accept-language': 'en' },
    body: JSON.stringify({
      __type: 'urn:inin.com:connection:authTokenConnectionRequestSettings',
      applicationName: 'Second',
      authTokenSeed: seed,
      authToken: json.authToken,
      authTokenSourceSession: Number(agent.id),
      disconnectSourceSession: 'true',
    }),
  });
  expect([taken.status, taken.json.userID]).toEqual([201, 'agent1']);
  await reader.untilOver();
  expect(reader.events.map(({ data }) => data)).toMatchObject([
    {
      __type: 'urn:inin.com:connection:connectionStateChangeMessage',
      previousConnectionState: 1,
      newConnectionState: 2,
      shouldReconnect: false,
    },
  ]);
});
