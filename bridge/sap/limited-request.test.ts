import type { Dispatcher } from 'undici';
import { expect, test } from 'vitest';
import { VirtualClock } from '../clock/index.ts';
import { limitedRequest } from './limited-request.ts';

/** A dispatcher that hands what happens to a request over to the test. */
function start(maxReplyBytes = 100) {
  const clock = new VirtualClock();
  let handler: Dispatcher.DispatchHandler | undefined;
  const aborted: (Error | null)[] = [];
  const controller = {
    abort(reason: Error) {
      aborted.push(reason);
      handler?.onResponseError?.(controller, reason);
    },
  } as Dispatcher.DispatchController;
  const dispatcher = {
    dispatch(_: unknown, given: Dispatcher.DispatchHandler) {
      handler = given;
      return true;
    },
  } as unknown as Dispatcher;
  const reply = limitedRequest(
    dispatcher,
    { path: '/', method: 'POST' },
    { clock, totalMs: 1_000, maxReplyBytes },
  );
  return {
    clock,
    reply,
    aborted,
    begin: () => handler?.onRequestStart?.(controller, undefined),
    head: (status: number, type: string) =>
      handler?.onResponseStart?.(controller, status, { 'content-type': type }),
    data: (bytes: Buffer) => handler?.onResponseData?.(controller, bytes),
    end: () => handler?.onResponseEnd?.(controller, {}),
  };
}

test('puts an answer together from its pieces, whatever they cut through', async () => {
  const { reply, begin, head, data, end } = start();
  begin();
  head(100, 'text/plain');
  head(200, 'text/xml');
  data(Buffer.from('grün').subarray(0, 3));
  data(Buffer.from('grün').subarray(3));
  end();
  await expect(reply).resolves.toEqual({ status: 200, contentType: 'text/xml', body: 'grün' });
});

test('cuts an answer off that is longer than it may be', async () => {
  const { reply, aborted, begin, head, data } = start(5);
  begin();
  head(500, 'text/html');
  data(Buffer.from('abc'));
  data(Buffer.from('defgh'));
  await expect(reply).resolves.toEqual({ status: 500, contentType: 'text/html', body: 'abcde' });
  expect(aborted).toHaveLength(1);
});

test('cuts a request off whose answer does not come in time', async () => {
  const { reply, aborted, clock, begin } = start();
  begin();
  const failed = expect(reply).rejects.toThrow('no answer within 1000 ms');
  await clock.advance(1_000);
  await failed;
  expect(aborted).toHaveLength(1);
});

test('sends nothing any more when the time ran out while it waited for a connection', async () => {
  const { reply, aborted, clock, begin } = start();
  const failed = expect(reply).rejects.toThrow('no answer within 1000 ms');
  await clock.advance(1_000);
  await failed;
  begin();
  expect(aborted).toHaveLength(1);
});

test('an answer that is read in the turn in which a late timer runs came in time', async () => {
  const { reply, aborted, clock, begin, head, end } = start();
  begin();
  // timers run before sockets are read, in the same turn of the event loop
  const late = clock.advance(1_000);
  setImmediate(() => {
    head(200, 'text/xml');
    end();
  });
  await late;
  await expect(reply).resolves.toMatchObject({ status: 200 });
  expect(aborted).toEqual([]);
});
