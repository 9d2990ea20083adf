import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import * as fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { VirtualClock } from '../clock/index.ts';
import { silentLog } from '../core/log.ts';
import type { TappedMessage } from '../core/message-tap.ts';
import { defaultDialect } from '../ici/index.ts';
import { createEventSender, type EventSender, type EventSenderOptions } from './event-sender.ts';
import type { Undeliverable } from './outgoing-event.ts';
import { subscriptionEnded, userChanged } from './testing/events.ts';
import { accepted, fault, type Reaction, type Receiver, startReceiver } from './testing/receiver.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of opened.splice(0)) await resource.close();
});

async function receiver(react: Parameters<typeof startReceiver>[0] = () => accepted): Promise<Receiver> {
  const started = await startReceiver(react);
  opened.push(started);
  return started;
}

function sender(options: Partial<EventSenderOptions> = {}) {
  const clock = new VirtualClock();
  const created = createEventSender({
    dialect: defaultDialect,
    clock,
    rng: () => 0.5,
    log: silentLog,
    ...options,
  });
  opened.push(created);
  const undeliverable: Undeliverable[] = [];
  created.onUndeliverable((one) => undeliverable.push(one));
  return { sender: created, clock, undeliverable };
}

const until = (condition: () => boolean) => vi.waitUntil(condition, { interval: 5, timeout: 20_000 });
const tick = () => new Promise((resolve) => setImmediate(resolve));

/** Moves time on whenever nothing else can happen, until every event is dealt with. */
async function finish(
  events: EventSender,
  clock: VirtualClock,
  sap: { readonly isHanging: boolean },
): Promise<void> {
  for (;;) {
    const busy = events.stats().filter(({ state }) => state !== 'idle');
    if (busy.length === 0) return;
    const isStuck = sap.isHanging || busy.every(({ state }) => state === 'waitingToRetry');
    if (isStuck && clock.untilNext !== undefined) await clock.advance(clock.untilNext);
    await tick();
  }
}

test('posts an event to the appUrl byte for byte, with the agent in the SOAP header', async () => {
  const sap = await receiver();
  const { sender: events, clock } = sender();
  const appUrl = `${sap.url}/sap(bD1kZQ==)/ici/../event?sap-client=100&x=%7e`;
  events.send({ appUrl, userId: 'agent1' }, userChanged('first', ['APP1', 'APP2']));
  await finish(events, clock, sap);
  expect(sap.received).toHaveLength(1);
  const [request] = sap.received;
  expect(request!.path).toBe('/sap(bD1kZQ==)/ici/../event?sap-client=100&x=%7e');
  expect(request!.headers['content-type']).toBe('text/xml; charset=utf-8');
  expect(request!.headers.soapaction).toBe('""');
  expect(request!.body).toMatch(/<userId>agent1<\/userId>[\s\S]*<soap:Body>[\s\S]*APP1[\s\S]*APP2/);
});

test('goes on with a new try after an answer that never came', async () => {
  const sap = await receiver(({ mark }) => (mark === 'a' && sap.marks.length === 1 ? 'hang' : accepted));
  const { sender: events, clock } = sender();
  events.send({ appUrl: sap.url, userId: 'agent1' }, userChanged('a'));
  events.send({ appUrl: sap.url, userId: 'agent1' }, userChanged('b'));
  await finish(events, clock, sap);
  expect(sap.marks).toEqual(['a', 'a', 'b']);
  expect(events.stats()).toMatchObject([
    { delivered: 2, failedTries: 1, lastFailure: 'no answer within 10000 ms' },
  ]);
});

test('delays nobody else while one receiver hangs', async () => {
  const hanging = await receiver(() => 'hang');
  const healthy = await receiver();
  const { sender: events, clock } = sender();
  events.send({ appUrl: hanging.url, userId: 'agent1' }, userChanged('stuck'));
  await until(() => hanging.isHanging);
  const before = clock.now();
  for (let index = 0; index < 20; index++) {
    events.send({ appUrl: healthy.url, userId: 'agent2' }, userChanged(String(index)));
  }
  await until(() => healthy.marks.length === 20);
  expect(clock.now()).toBe(before);
  expect(hanging.isHanging).toBe(true);
});

test('has one request under way for each appUrl, and many over all', async () => {
  const sap = await receiver(() => (sap.open < 3 ? 'hang' : accepted));
  const { sender: events } = sender();
  for (const path of ['/a', '/b', '/c']) {
    events.send({ appUrl: sap.url + path, userId: 'agent1' }, userChanged('1'));
    events.send({ appUrl: sap.url + path, userId: 'agent1' }, userChanged('2'));
  }
  await until(() => sap.received.some(({ mark }) => mark === '2'));
  expect(sap.mostOpen).toBe(3);
  expect(sap.received.filter(({ mark, path }) => mark === '2' && path !== '/c')).toEqual([]);
});

test('uses connections again for later events', async () => {
  const sap = await receiver();
  const { sender: events, clock } = sender();
  for (let index = 0; index < 10; index++) {
    events.send({ appUrl: sap.url, userId: 'agent1' }, userChanged(String(index)));
  }
  await finish(events, clock, sap);
  expect(sap.marks).toHaveLength(10);
  // Two take turns: undici frees one only after we have begun the next request.
  expect(sap.sockets).toBeLessThanOrEqual(2);
});

test.each([401, 403, 404, 410])('ends the subscription at once after %i', async (status) => {
  const sap = await receiver(() => ({ status }));
  const { sender: events, clock, undeliverable } = sender();
  const target = { appUrl: sap.url, userId: 'agent1' };
  events.send(target, userChanged('a', ['APP1']));
  events.send(target, userChanged('b', ['APP1', 'APP2']));
  await finish(events, clock, sap);
  expect(sap.marks).toEqual(['a']);
  await tick();
  expect(undeliverable).toEqual([{ ...target, appIds: ['APP1', 'APP2'], reason: 'rejected', dropped: 2 }]);
  expect(clock.pending).toBe(0);
});

test('leaves an event out that SAP answers with a fault each time', async () => {
  const sap = await receiver(({ mark }) => (mark === 'bad' ? fault : accepted));
  const { sender: events, clock, undeliverable } = sender();
  events.send({ appUrl: sap.url, userId: 'agent1' }, userChanged('bad'));
  events.send({ appUrl: sap.url, userId: 'agent1' }, userChanged('good'));
  await finish(events, clock, sap);
  expect(sap.marks).toEqual(['bad', 'bad', 'bad', 'good']);
  expect(events.stats()).toMatchObject([{ skipped: 1, lastFailure: 'SOAP fault "CRM_ICI_EXCEPTION"' }]);
  expect(undeliverable).toEqual([]);
});

test('gives up on an address where nobody listens', async () => {
  const { sender: events, clock, undeliverable } = sender({ giveUpAfterMs: 20_000 });
  const gone = await receiver();
  await gone.close();
  events.send({ appUrl: gone.url, userId: 'agent1' }, userChanged('a'));
  await finish(events, clock, { isHanging: false });
  await tick();
  expect(undeliverable).toMatchObject([{ userId: 'agent1', reason: 'gaveUp', dropped: 1 }]);
});

test('gives up on a host that accepts no connection within connectMs', async () => {
  // A TLS handshake with a silent peer: connected for TCP, but no connection that could carry a request.
  const silent = createTcpServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  opened.push({ close: () => new Promise((resolve) => silent.close(() => resolve())) });
  let connections = 0;
  silent.on('connection', (socket) => {
    connections += 1;
    socket.on('error', () => socket.destroy());
    socket.resume();
  });
  const { sender: events, clock } = sender();
  const { port } = silent.address() as AddressInfo;
  events.send({ appUrl: `https://127.0.0.1:${port}/`, userId: 'agent1' }, userChanged('a'));
  await until(() => connections === 1);
  await clock.advance(3_000);
  await until(() => events.stats()[0]?.state === 'waitingToRetry');
  expect(events.stats()).toMatchObject([{ lastFailure: 'no connection within 3000 ms' }]);
  await events.close();
  expect(clock.pending).toBe(0);
});

test('reports an appUrl that cannot be called instead of throwing', async () => {
  const { sender: events, undeliverable } = sender();
  events.send({ appUrl: 'ftp://sap/', userId: 'agent1' }, userChanged('a'));
  await tick();
  expect(undeliverable).toMatchObject([{ userId: 'agent1', reason: 'badAddress' }]);
  expect(events.stats()).toEqual([]);
});

test('tells nobody when only the farewell could not be delivered', async () => {
  const sap = await receiver(() => ({ status: 404 }));
  const { sender: events, clock, undeliverable } = sender();
  events.send({ appUrl: sap.url, userId: 'agent1' }, subscriptionEnded());
  await finish(events, clock, sap);
  await tick();
  expect(undeliverable).toEqual([]);
});

test('takes only the start of an endless answer', async () => {
  const endless: Server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/xml' });
    const page = 'x'.repeat(64 * 1024);
    const pour = () => {
      while (!response.destroyed && response.write(page));
    };
    response.on('drain', pour);
    pour();
  });
  await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
  opened.push({
    close: () => {
      endless.closeAllConnections();
      return new Promise((resolve) => endless.close(() => resolve()));
    },
  });
  const { sender: events } = sender();
  const { port } = endless.address() as AddressInfo;
  events.send({ appUrl: `http://127.0.0.1:${port}/`, userId: 'agent1' }, userChanged('a'));
  await until(() => events.stats()[0]?.state === 'idle');
  expect(events.stats()).toMatchObject([{ delivered: 1 }]);
});

test('drains to zero once all is delivered, and to what is left once time is up', async () => {
  const sap = await receiver(({ path }) => (path === '/stuck' ? 'hang' : accepted));
  const { sender: events, clock } = sender();
  events.send({ appUrl: sap.url, userId: 'agent1' }, userChanged('a'));
  events.send({ appUrl: sap.url, userId: 'agent1' }, userChanged('b'));
  expect(await events.drain(1_000)).toBe(0);
  expect(await events.drain(1_000)).toBe(0);
  events.send({ appUrl: `${sap.url}/stuck`, userId: 'agent2' }, userChanged('c'));
  await until(() => sap.isHanging);
  const draining = events.drain(1_000);
  await clock.advance(1_000);
  expect(await draining).toBe(1);
});

test('leaves no timer and no socket behind when it is closed', async () => {
  const sap = await receiver(({ path }) =>
    path === '/stuck' ? 'hang' : path === '/ok' ? accepted : { status: 503 },
  );
  const { sender: events, clock } = sender();
  for (const path of ['/stuck', '/ok', '/busy']) {
    events.send({ appUrl: sap.url + path, userId: 'agent1' }, userChanged(path));
    events.send({ appUrl: sap.url + path, userId: 'agent1' }, userChanged(path));
  }
  await until(() => sap.isHanging && sap.received.length >= 4);
  await events.close();
  await until(() => sap.sockets === 0);
  expect(clock.pending).toBe(0);
});

test('forgets the oldest idle address when it has seen a thousand', async () => {
  const sap = await receiver();
  const { sender: events, clock } = sender();
  for (let index = 0; index < 1_000; index++) {
    events.send({ appUrl: `${sap.url}/${index}`, userId: 'agent1' }, userChanged('a'));
    if (index % 100 === 99) await finish(events, clock, sap);
  }
  events.send({ appUrl: `${sap.url}/new`, userId: 'agent1' }, userChanged('a'));
  await finish(events, clock, sap);
  const known = events.stats().map(({ appUrl }) => appUrl);
  expect(known).toHaveLength(1_000);
  expect(known).toContain(`${sap.url}/new`);
  expect(known).not.toContain(`${sap.url}/0`);
});

test('delivers every event at least once and in order, whatever the receiver does', async () => {
  const reaction = fc.constantFrom<Reaction>(
    accepted,
    'cut',
    'hang',
    { status: 500, body: '<html>dump</html>', contentType: 'text/html' },
    { status: 503 },
    { status: 200, body: 'OK' },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 8 }),
      fc.array(reaction, { maxLength: 12 }),
      async (count, script) => {
        let step = 0;
        const sap = await startReceiver(() => script[step++] ?? accepted);
        const { sender: events, clock, undeliverable } = sender({ giveUpAfterMs: 3_600_000 });
        for (let index = 0; index < count; index++) {
          events.send({ appUrl: sap.url, userId: 'agent1' }, userChanged(String(index)));
        }
        await finish(events, clock, sap);
        const inOrder = Array.from({ length: count }, (_, index) => String(index));
        expect([...new Set(sap.marks)]).toEqual(inOrder);
        expect(events.stats()).toMatchObject([{ state: 'idle', delivered: count }]);
        expect(undeliverable).toEqual([]);
        expect(sap.mostOpen).toBe(1);
        await events.close();
        await sap.close();
        expect(clock.pending).toBe(0);
      },
    ),
    { numRuns: 60 },
  );
});

test.each([401, 404])(
  'ends the subscription that SAP answers with %i, while another one hangs',
  async (status) => {
    const gone = await receiver(() => ({ status }));
    const hanging = await receiver(() => 'hang');
    const { sender: events, clock, undeliverable } = sender();
    events.send({ appUrl: hanging.url, userId: 'agent2' }, userChanged('stuck'));
    await until(() => hanging.isHanging);
    const before = clock.now();
    events.send({ appUrl: gone.url, userId: 'agent1' }, userChanged('first'));
    events.send({ appUrl: gone.url, userId: 'agent1' }, userChanged('second'));
    await until(() => undeliverable.length > 0);
    expect(undeliverable).toEqual([
      { appUrl: gone.url, userId: 'agent1', appIds: ['APP1'], reason: 'rejected', dropped: 2 },
    ]);
    expect(gone.marks).toEqual(['first']);
    expect(clock.now()).toBe(before);
  },
);

test('shows the tap each event, what SAP answered, and why there was no answer', async () => {
  const taken: string[] = [];
  const tap = {
    wants: (userId: string) => userId === 'agent1',
    take: ({ direction, kind, operation, payload }: TappedMessage) =>
      taken.push(`${direction} ${kind} ${operation} ${payload.replace(/^<[\s\S]*$/, '<…>')}`),
  };
  const answers: Reaction[] = [accepted, { status: 404, body: 'no session' }];
  const sap = await receiver(() => answers.shift() ?? 'cut');
  const { sender: events, clock } = sender({ tap });
  events.send({ appUrl: sap.url, userId: 'agent2' }, userChanged('unwanted'));
  await finish(events, clock, sap);
  answers.unshift(accepted);
  events.send({ appUrl: sap.url, userId: 'agent1' }, userChanged('a'));
  events.send({ appUrl: sap.url, userId: 'agent1' }, userChanged('b'));
  await finish(events, clock, sap);
  expect(taken).toEqual([
    'out soap IciEvent.userChanged <…>',
    'in soap IciEvent.userChanged <…>',
    'out soap IciEvent.userChanged <…>',
    'in http IciEvent.userChanged HTTP 404 no session',
  ]);
});

test('sends what the host wants to see', async () => {
  const sap = await receiver();
  const { host } = new URL(sap.url);
  const { sender: events, clock } = sender({
    hosts: [{ host, user: 'ici', password: 'secret', headers: { 'x-agent': '{userId}' } }],
  });
  events.send({ appUrl: sap.url, userId: 'agent1' }, userChanged('a'));
  await finish(events, clock, sap);
  expect(sap.received[0]?.headers).toMatchObject({
    authorization: `Basic ${Buffer.from('ici:secret').toString('base64')}`,
    'x-agent': 'agent1',
    'content-type': 'text/xml; charset=utf-8',
  });
});
