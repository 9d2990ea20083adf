import { VirtualClock } from '@switchhook/bridge/clock';
import type { WireMessage } from '@switchhook/simulator/model';
import { expect, test } from 'vitest';
import { createRecorder, defaultLimits, type RawRequest } from './recorder.ts';

function request(part: Partial<RawRequest> = {}): RawRequest {
  return { method: 'GET', path: '/x', headers: {}, body: '', bytes: 0, ...part };
}

const answer = (body = '') => ({ headers: {}, body, bytes: body.length });

test('keeps messages in the order in which they began', async () => {
  const clock = new VirtualClock(1_000);
  const recorder = createRecorder(clock);
  const first = recorder.request('SAP → bridge', request({ path: '/first' }));
  recorder.streamed('bridge → CIC', '/s', '{"__type":"urn:a:b"}');
  await clock.advance(25);
  first.answered(200, answer('ok'));
  expect(recorder.list()).toMatchObject([
    { seq: 1, name: 'GET /first', status: 200, at: 1_000, durationMs: 25, responseBytes: 2 },
    { seq: 2, name: 'b', kind: 'streamed' },
  ]);
});

test('tells a listener of a message when it begins and again when its answer arrives', () => {
  const recorder = createRecorder(new VirtualClock());
  const heard: WireMessage[] = [];
  const stop = recorder.subscribe((message) => heard.push(message));
  const exchange = recorder.request('SAP → bridge', request());
  exchange.answered(500, answer());
  stop();
  recorder.request('SAP → bridge', request());
  expect(heard.map(({ seq, status, isError }) => ({ seq, status, isError }))).toEqual([
    { seq: 1, status: undefined, isError: false },
    { seq: 1, status: 500, isError: true },
  ]);
  expect(heard[0]).not.toHaveProperty('request');
});

test('marks a SOAP fault as an error whatever its status', () => {
  const recorder = createRecorder(new VirtualClock());
  recorder.request('SAP → bridge', request()).answered(200, answer('<s:Body><s:Fault/></s:Body>'));
  expect(recorder.list()[0]?.isError).toBe(true);
});

test('marks an exchange without an answer as an error, and a stream that ends as none', () => {
  const recorder = createRecorder(new VirtualClock());
  recorder.request('bridge → CIC', request()).closed('gone');
  const stream = recorder.request('bridge → CIC', request());
  stream.began(200, { 'content-type': 'text/event-stream' });
  stream.closed('');
  expect(recorder.list().map(({ isError }) => isError)).toEqual([true, false]);
  expect(recorder.get(1)?.response?.body).toBe('gone');
});

test('drops the oldest messages past the limit', () => {
  const recorder = createRecorder(new VirtualClock(), { ...defaultLimits, messages: 2 });
  const first = recorder.request('SAP → bridge', request());
  recorder.request('SAP → bridge', request());
  recorder.request('SAP → bridge', request());
  first.answered(200, answer());
  expect(recorder.list().map(({ seq }) => seq)).toEqual([2, 3]);
  expect(recorder.get(1)).toBeUndefined();
});

test('drops the oldest messages when all bodies together grow past the limit', () => {
  const recorder = createRecorder(new VirtualClock(), { ...defaultLimits, bodies: 100 });
  for (const size of [60, 30, 40]) recorder.request('SAP → bridge', request({ body: 'x'.repeat(size) }));
  expect(recorder.list().map(({ seq }) => seq)).toEqual([2, 3]);
});

test('cuts a long body after it was masked and says so', () => {
  const recorder = createRecorder(new VirtualClock(), { ...defaultLimits, body: 20 });
  recorder.request('SAP → bridge', request({ body: `<a><password>${'geheim'.repeat(9)}</password></a>` }));
  const body = recorder.get(1)?.request.body;
  expect(body).toMatch(/^<a><password>\*\*\*<\/pa\n… cut here, 31 characters/);
});

test('lists a part, and counts on after it was cleared', () => {
  const recorder = createRecorder(new VirtualClock());
  for (let count = 0; count < 4; count++) recorder.request('SAP → bridge', request());
  expect(recorder.list({ after: 1, limit: 2 }).map(({ seq }) => seq)).toEqual([2, 3]);
  recorder.clear();
  expect(recorder.list()).toEqual([]);
  recorder.request('SAP → bridge', request());
  expect(recorder.list()[0]?.seq).toBe(5);
});
