import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { VirtualClock } from '../clock/virtual-clock.ts';
import type { Connection } from './connection.ts';
import { openEventStream } from './event-stream.ts';

const silenceMs = 30_000;
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open() {
  const clock = new VirtualClock();
  let answer: ServerResponse | undefined;
  const server = createServer((_, response) => {
    answer = response.writeHead(200, { 'content-type': 'text/event-stream' });
    answer.write(':ping\n\n');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`;
  const dispatcher = new Agent();
  closing.push(
    () => dispatcher.destroy(),
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const heard: string[] = [];
  const ended: string[] = [];
  const outcome = await openEventStream(
    { dispatcher, clock, openMs: 10_000, silenceMs },
    { address: () => ({ url, headers: {} }) } as unknown as Connection,
    (data) => heard.push(data),
    (reason) => ended.push(reason),
    new AbortController().signal,
  );
  if (!outcome.ok || !answer) throw new Error('the stream did not open');
  await expect.poll(() => outcome.stream.hasSpoken).toBe(true);
  return { clock, heard, ended, answer, stream: outcome.stream };
}

test('a stream that stays silent is over', async () => {
  const { clock, ended } = await open();
  await clock.advance(silenceMs - 1);
  expect(ended).toEqual([]);
  await clock.advance(1);
  await expect.poll(() => ended).toEqual(['the event stream was silent for 30000 ms']);
});

test('what came while the process was suspended is read before the stream counts as silent', async () => {
  const { clock, heard, ended, answer, stream } = await open();
  answer.write('data: late\n\n');
  await clock.advance(silenceMs);
  await expect.poll(() => heard).toEqual(['late']);
  await clock.advance(silenceMs - 1);
  expect(ended).toEqual([]);
  await clock.advance(1);
  await expect.poll(() => ended).toHaveLength(1);
  stream.close();
});

test('a stream that was closed says nothing more', async () => {
  const { clock, ended, stream } = await open();
  const late = clock.advance(silenceMs);
  stream.close();
  await late;
  await clock.advance(silenceMs);
  expect(ended).toEqual([]);
});
