import { expect, test } from 'vitest';
import { agentStates } from '../fixtures.ts';
import type { AgentView } from '../model.ts';
import { virtualClock } from '../testing/virtual-clock.ts';
import { CommandEvent } from '../toolbar/command-event.ts';
import { agentCommandOf, connectAgent, type ViewStream } from './agent-connection.ts';

type Listener = (event: MessageEvent<string>) => void;

class FakeStream implements ViewStream {
  onopen: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  isClosed = false;
  readonly listeners = new Map<string, Listener>();

  constructor(readonly url: string) {}

  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, listener);
  }

  close(): void {
    this.isClosed = true;
  }

  send(view: AgentView): void {
    this.listeners.get('view')?.(new MessageEvent('view', { data: JSON.stringify(view) }));
  }
}

function connected(answer: () => Response = () => Response.json({})) {
  const clock = virtualClock();
  const streams: FakeStream[] = [];
  const seen: string[] = [];
  const requests: { readonly url: string; readonly body: unknown }[] = [];
  const connection = connectAgent({
    userId: 'agent 1',
    clock,
    onView: (view) => seen.push(`view ${view.userId}`),
    onLink: (link) => seen.push(link),
    onUnknown: () => seen.push('unknown'),
    openStream: (url) => {
      const stream = new FakeStream(url);
      streams.push(stream);
      return stream;
    },
    fetch: async (url, init) => {
      requests.push({
        url: String(url),
        body: init?.body === undefined ? undefined : JSON.parse(String(init.body)),
      });
      return answer();
    },
  });
  return { connection, clock, streams, seen, requests };
}

test('shows every view that the stream brings', () => {
  const { streams, seen } = connected();
  streams[0]?.onopen?.(new Event('open'));
  streams[0]?.send(agentStates.idle);
  expect(streams[0]?.url).toBe('/api/agents/agent%201/stream');
  expect(seen).toEqual(['open', 'view agent1']);
});

test('opens a lost stream again, ever more slowly, and quickly again after it was open', async () => {
  const { streams, clock, seen } = connected();
  for (let loss = 0; loss < 6; loss += 1) {
    streams.at(-1)?.onerror?.(new Event('error'));
    await expect.poll(() => clock.delays.length).toBe(loss + 1);
    clock.advance(clock.delays.at(-1) ?? 0);
  }
  expect(clock.delays).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000]);
  expect(streams).toHaveLength(7);
  expect(streams.slice(0, -1).every(({ isClosed }) => isClosed)).toBe(true);
  streams.at(-1)?.onopen?.(new Event('open'));
  streams.at(-1)?.onerror?.(new Event('error'));
  await expect.poll(() => clock.delays.at(-1)).toBe(250);
  expect(seen.filter((each) => each === 'lost')).toHaveLength(7);
});

test('gives up when the server knows no such agent', async () => {
  const { streams, clock, seen } = connected(() => new Response('{}', { status: 404 }));
  streams[0]?.onerror?.(new Event('error'));
  await expect.poll(() => seen).toEqual(['lost', 'unknown']);
  expect(clock.delays).toEqual([]);
});

test('opens nothing more after it was closed', async () => {
  const { connection, streams, clock } = connected();
  streams[0]?.onerror?.(new Event('error'));
  await expect.poll(() => clock.delays.length).toBe(1);
  connection.close();
  clock.advance(10_000);
  expect(streams).toHaveLength(1);
});

test('says that the browser lives while SAP asks for it, and no longer once it is closed', async () => {
  const { connection, streams, clock, requests } = connected();
  streams[0]?.send({ ...agentStates.idle, heartbeatLag: 3_000 });
  expect(requests).toEqual([{ url: '/api/agents/agent%201/ping', body: {} }]);
  clock.advance(1_000);
  expect(requests).toHaveLength(2);
  connection.close();
  clock.advance(60_000);
  expect(requests).toHaveLength(2);
});

test('keeps the order of chat lines that are written quickly, however slow the first is', async () => {
  const { connection, requests } = connected();
  const lines = ['one', 'two'].map((text) => connection.send({ command: 'postChat', text }));
  await Promise.resolve();
  expect(requests).toHaveLength(1);
  await Promise.all(lines);
  expect(requests.map(({ body }) => (body as { text: string }).text)).toEqual(['one', 'two']);
});

test('posts commands and log-on as JSON', async () => {
  const { connection, requests } = connected();
  await connection.logOn('station7');
  await connection.logOn();
  await connection.send({ command: 'hold', itemId: '1' });
  await connection.logOff();
  expect(requests).toEqual([
    { url: '/api/agents/agent%201/log-on', body: { workcenterId: 'station7' } },
    { url: '/api/agents/agent%201/log-on', body: {} },
    { url: '/api/agents/agent%201/commands', body: { command: 'hold', itemId: '1' } },
    { url: '/api/agents/agent%201/log-off', body: {} },
  ]);
});

test('tells why a command was refused', async () => {
  const refusal = { error: { code: 'notAllowedInState', message: 'Failed to hold the call: it has ended.' } };
  const { connection } = connected(() => Response.json(refusal, { status: 409 }));
  expect(await connection.send({ command: 'hold' })).toEqual({
    isDone: false,
    why: 'Failed to hold the call: it has ended.',
  });
});

test.each([
  [
    { command: 'accept', itemId: '1', sessionId: 's1' },
    { command: 'accept', itemId: '1' },
  ],
  [{ command: 'end' }, { command: 'end' }],
  [
    { command: 'dial', value: '7002' },
    { command: 'dial', number: '7002' },
  ],
  [
    { command: 'setWorkMode', value: '3' },
    { command: 'setWorkMode', workMode: '3' },
  ],
  [
    { command: 'activateSession', sessionId: 's2' },
    { command: 'activateSession', sessionId: 's2' },
  ],
  [{ command: 'logOn', value: 'station7' }, undefined],
  [{ command: 'logOff' }, undefined],
] as const)('turns the event %o into the command %o', (init, command) => {
  expect(agentCommandOf(new CommandEvent({ ...init, source: 'script' }))).toEqual(command);
});
