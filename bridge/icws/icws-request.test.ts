import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { createIcwsSend } from './icws-request.ts';

const timeoutMs = 10_000;
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A request that CIC has and did not answer yet. */
async function ask() {
  const clock = new VirtualClock();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const dispatcher = new Agent();
  closing.push(
    () => dispatcher.destroy(),
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/icws/1/interactions/7/pickup`;
  const arrived = once(server, 'request') as Promise<[IncomingMessage, ServerResponse]>;
  const answer = createIcwsSend(dispatcher, clock)({ method: 'POST', url, headers: {}, timeoutMs });
  const [, response] = await arrived;
  return { clock, answer, response };
}

test('a request that CIC does not answer in time is given up', async () => {
  const { clock, answer } = await ask();
  await clock.advance(timeoutMs);
  expect(await answer).toMatchObject({ ok: false, failure: { kind: 'timedOut' } });
  expect(clock.pending).toBe(0);
});

test('an answer that came while the process was suspended is read before the request counts as unanswered', async () => {
  const { clock, answer, response } = await ask();
  response.end('{"done":true}');
  await clock.advance(timeoutMs);
  expect(await answer).toMatchObject({ ok: true, body: { done: true } });
});
