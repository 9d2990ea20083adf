import { VirtualClock } from '@switchhook/bridge/clock';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLinkFaults } from './link-faults.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { wireRoutes } from './wire-routes.ts';

let app: FastifyInstance;
let recorder: Recorder;
beforeEach(() => {
  recorder = createRecorder(new VirtualClock());
  app = fastify();
  app.register(wireRoutes({ ...recorder, faults: createLinkFaults() }), { prefix: '/api' });
});
afterEach(() => app.close());

const request = { method: 'GET', path: '/x', headers: {}, body: 'hello', bytes: 5 };

test('lists the messages after a number', async () => {
  for (let count = 0; count < 3; count++) recorder.request('SAP → bridge', request);
  const response = await app.inject('/api/wire?after=1&limit=1');
  expect(response.json()).toMatchObject([{ seq: 2, name: 'GET /x' }]);
  expect(response.json()[0]).not.toHaveProperty('request');
});

test('refuses a list from no number', async () => {
  expect((await app.inject('/api/wire?after=x')).statusCode).toBe(400);
});

test('gives a message with its bodies', async () => {
  recorder.request('SAP → bridge', request);
  const response = await app.inject('/api/wire/1');
  expect(response.json()).toMatchObject({ seq: 1, request: { body: 'hello' } });
});

test('answers 404 for a message that is gone', async () => {
  const response = await app.inject('/api/wire/7');
  expect(response.statusCode).toBe(404);
  expect(response.json().message).toMatch(/^Failed to read message 7: /);
});

test('clears the list', async () => {
  recorder.request('SAP → bridge', request);
  expect((await app.inject({ method: 'DELETE', url: '/api/wire' })).statusCode).toBe(204);
  expect((await app.inject('/api/wire')).json()).toEqual([]);
});

test('streams what was missed, each new message, and its answer with the same number', async () => {
  recorder.request('SAP → bridge', request);
  recorder.request('SAP → bridge', request);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const response = await fetch(`${url}/api/wire/stream?after=1`);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const readUntil = async (mark: string) => {
    while (!text.includes(mark)) text += (await reader.read()).value;
  };
  await readUntil('"seq":2');
  const exchange = recorder.request('bridge → CIC', request);
  await readUntil('"seq":3');
  exchange.answered(204, { headers: {}, body: '', bytes: 0 });
  await readUntil('"status":204');
  const seqs = [...text.matchAll(/event: wire\ndata: (.*)\n\n/g)].map(([, data]) => JSON.parse(data!).seq);
  expect(seqs).toEqual([2, 3, 3]);
  // Closing the server ends the stream instead of waiting for it.
  await app.close();
  await expect(reader.read()).resolves.toMatchObject({ done: true });
});

test('plans faults and says what is wrong with a plan', async () => {
  const put = (payload: object) => app.inject({ method: 'PUT', url: '/api/wire/faults', payload });
  const rule = { link: 'SAP → bridge', fault: 'reset' };
  expect((await put({ rules: [rule] })).json()).toMatchObject({ seed: 1, rules: [rule], strikes: [] });
  expect((await app.inject('/api/wire/faults')).json().rules).toHaveLength(1);
  const refused = await put({ rules: [{ ...rule, fault: 'explode' }] });
  expect(refused.statusCode).toBe(400);
  expect(refused.json().message).toContain('rules[0].fault');
});
