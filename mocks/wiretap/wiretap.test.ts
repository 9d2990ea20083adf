import { once } from 'node:events';
import { createServer, type RequestListener, type Server, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '@switchhook/bridge/clock';
import type { WireMessage } from '@switchhook/simulator/model';
import { afterEach, expect, test, vi } from 'vitest';
import { startWiretap, type Wiretap } from './wiretap.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function serve(listener: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function start(): Wiretap {
  const wiretap = startWiretap({ clock: systemClock });
  closing.push(wiretap.close);
  return wiretap;
}

function until(wiretap: Wiretap, holds: (messages: readonly WireMessage[]) => boolean): Promise<void> {
  return vi.waitFor(() => expect(holds(wiretap.list())).toBe(true), { timeout: 5_000, interval: 5 });
}

const isAnswered = (count: number) => (messages: readonly WireMessage[]) =>
  messages.length === count && messages.every(({ durationMs }) => durationMs !== undefined);

const holdRequest =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><hold xmlns="urn:x:IciPhoneCall"><itemId>1</itemId></hold></s:Body></s:Envelope>';

test('passes an exchange on unchanged and records it', async () => {
  const heard: { host: string | undefined; body: string }[] = [];
  const target = await serve(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push({ host: request.headers.host, body });
    response.writeHead(500, { 'content-type': 'text/xml', 'x-kept': 'yes' }).end('<Fault>ä</Fault>');
  });
  const wiretap = start();
  const tap = await wiretap.tap({ link: 'SAP → bridge', target: target.url });

  const response = await fetch(`${tap.url}/ici?x=1`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: holdRequest,
  });

  expect(response.status).toBe(500);
  expect(response.headers.get('x-kept')).toBe('yes');
  expect(await response.text()).toBe('<Fault>ä</Fault>');
  expect(heard).toEqual([{ host: new URL(tap.url).host, body: holdRequest }]);
  await until(wiretap, isAnswered(1));
  const [message] = wiretap.list();
  expect(message).toMatchObject({
    seq: 1,
    link: 'SAP → bridge',
    kind: 'exchange',
    name: 'IciPhoneCall.hold',
    method: 'POST',
    path: '/ici?x=1',
    status: 500,
    requestBytes: holdRequest.length,
    responseBytes: 17,
    isError: true,
  });
  expect(wiretap.get(1)?.request.body).toBe(holdRequest);
  expect(wiretap.get(1)?.response?.body).toBe('<Fault>ä</Fault>');
});

test('listens on loopback only', async () => {
  const target = await serve((_request, response) => response.end());
  const tap = await start().tap({ link: 'SAP → bridge', target: target.url });
  expect(new URL(tap.url).hostname).toBe('127.0.0.1');
});

test('passes each message of an event stream on, and records it, while the stream is open', async () => {
  let write: (text: string) => void = () => {};
  const target = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    write = (text) => response.write(text);
    write(':ping\n\n');
  });
  const wiretap = start();
  const tap = await wiretap.tap({ link: 'bridge → CIC', target: target.url });
  const response = await fetch(`${tap.url}/icws/123/messaging/messages`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toBe(':ping\n\n');

  const message = 'data: {"__type":"urn:inin.com:queues:queueContentsMessage","password":"geheim"}\n\n';
  write(message);
  expect((await reader.read()).value).toBe(message);
  write('data: {"__type":"urn:inin.com:status:userStatusMessage"}\n\n');
  expect((await reader.read()).value).toContain('userStatusMessage');

  expect(wiretap.list().map(({ kind, name }) => ({ kind, name }))).toEqual([
    { kind: 'exchange', name: 'GET {S}/messaging/messages' },
    { kind: 'streamed', name: 'queueContentsMessage' },
    { kind: 'streamed', name: 'userStatusMessage' },
  ]);
  expect(wiretap.list()[0]).toMatchObject({ status: 200, isError: false });
  expect(wiretap.get(2)?.response?.body).not.toContain('geheim');
  await reader.cancel();
});

test('numbers the messages of several links in the order in which one caused the other', async () => {
  const wiretap = start();
  let sendEvent = () => {};
  const cic = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    sendEvent = () => response.write('data: {"__type":"urn:x:caused"}\n\n');
  });
  const sap = await serve((_request, response) => response.end());
  const [toCic, toSap] = await Promise.all([
    wiretap.tap({ link: 'bridge → CIC', target: cic.url }),
    wiretap.tap({ link: 'bridge → SAP', target: sap.url }),
  ]);
  const stream = await fetch(`${toCic.url}/icws/1/messaging/messages`);
  const reader = stream.body!.getReader();
  for (let round = 0; round < 20; round++) {
    sendEvent();
    await reader.read();
    await fetch(`${toSap.url}/event/${round}`, { method: 'POST' });
  }
  await until(wiretap, (messages) => messages.length === 41);
  const names = wiretap.list({ after: 1 }).map(({ name }) => name);
  expect(names).toEqual(Array.from({ length: 20 }, (_, round) => ['caused', `POST /event/${round}`]).flat());
  await reader.cancel();
});

test('never holds a password, cookie or token', async () => {
  const target = await serve((_request, response) => {
    response
      .writeHead(201, {
        'content-type': 'application/json',
        'set-cookie': 'icws_1=geheim-1; Path=/icws/1',
        'ININ-ICWS-CSRF-Token': 'geheim-2',
      })
      .end('{"csrfToken":"geheim-3","sessionId":"1"}');
  });
  const wiretap = start();
  const tap = await wiretap.tap({ link: 'bridge → CIC', target: target.url });
  const response = await fetch(`${tap.url}/icws/connection?authToken=geheim-4`, {
    method: 'POST',
    headers: { cookie: 'icws_1=geheim-5', 'ININ-ICWS-CSRF-Token': 'geheim-6' },
    body: '{"userID":"agent1","password":"geheim-7"}',
  });
  expect(await response.text()).toContain('geheim-3');
  await until(wiretap, isAnswered(1));
  const everything = JSON.stringify([wiretap.list(), wiretap.get(1)]);
  expect(everything).toContain('agent1');
  expect(everything).not.toContain('geheim');
});

test('passes a body on that is too large to record', async () => {
  let received = 0;
  const target = await serve(async (request, response) => {
    for await (const chunk of request) received += chunk.length;
    response.end('x'.repeat(3_000_000));
  });
  const wiretap = start();
  const tap = await wiretap.tap({ link: 'SAP → bridge', target: target.url });
  const response = await fetch(tap.url, { method: 'POST', body: 'y'.repeat(2_000_000) });
  expect((await response.text()).length).toBe(3_000_000);
  expect(received).toBe(2_000_000);
  await until(wiretap, isAnswered(1));
  expect(wiretap.list()[0]).toMatchObject({ status: 200, requestBytes: 2_000_000 });
});

test('hands a refused connection on as one and records that no answer came', async () => {
  const target = await serve((_request, response) => response.end());
  const wiretap = start();
  const tap = await wiretap.tap({ link: 'bridge → CIC', target: target.url });
  await new Promise((resolve) => target.server.close(resolve));
  await expect(fetch(`${tap.url}/icws/connection`)).rejects.toThrow();
  await until(wiretap, isAnswered(1));
  expect(wiretap.list()[0]).toMatchObject({ isError: true });
  expect(wiretap.list()[0]).not.toHaveProperty('status');
});

test('frees its port and its connections when closed', async () => {
  const target = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
  });
  const wiretap = start();
  const tap = await wiretap.tap({ link: 'bridge → CIC', target: target.url });
  const open = send(`${tap.url}/stream`).end();
  const [response] = await once(open, 'response');
  const ended = new Promise((resolve) => response.on('error', resolve).resume());
  await wiretap.close();
  await ended;
  await expect(fetch(tap.url)).rejects.toThrow();
});

test('takes a target that starts after the tap', async () => {
  let found: (url: string) => void = () => {};
  const tap = await start().tap({
    link: 'bridge → SAP',
    target: new Promise((resolve) => {
      found = resolve;
    }),
  });
  expect((await fetch(tap.url)).status).toBe(503);
  found((await serve((_request, response) => response.end('there'))).url);
  await vi.waitFor(async () => expect(await (await fetch(tap.url)).text()).toBe('there'));
});

test('refuses a target with a path', async () => {
  await expect(start().tap({ link: 'SAP → bridge', target: 'http://127.0.0.1:1/ici' })).rejects.toThrow(
    'has a path',
  );
});
