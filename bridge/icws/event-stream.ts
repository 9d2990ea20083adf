import { createParser } from 'eventsource-parser';
import type { Dispatcher } from 'undici';
import type { Clock, Timer } from '../core/clock.ts';
import type { Connection } from './connection.ts';
import { failureOf, type IcwsFailure } from './icws-error.ts';
import { limitedBy, single } from './icws-request.ts';
import { onceRead } from './once-read.ts';

interface EventStream {
  /** True once CIC sent anything at all, be it a `:ping`. */
  readonly hasSpoken: boolean;
  /** Ends the stream without `onEnd`. */
  close(): void;
}

export type EventStreamOutcome =
  | { readonly ok: true; readonly stream: EventStream }
  | { readonly ok: false; readonly failure: IcwsFailure };

export interface EventStreamContext {
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  /** To the answer's headers. */
  readonly openMs: number;
  /** Without a byte. */
  readonly silenceMs: number;
}

/** One message; the longest seen is a full queue, a few hundred kilobytes. */
const maxMessageChars = 16 * 1024 * 1024;

/**
 * Opens the messages resource as Server-Sent Events; resolves once CIC has answered with a stream, or not.
 * `signal` gives up the opening only.
 * `onData` gets the data of each event in order. `onEnd` is called once, when the stream ends by itself or
 * stays silent for too long: without the `:ping`s a dead peer would never be noticed.
 */
export async function openEventStream(
  { dispatcher, clock, openMs, silenceMs }: EventStreamContext,
  connection: Connection,
  onData: (data: string) => void,
  onEnd: (reason: string) => void,
  signal: AbortSignal,
): Promise<EventStreamOutcome> {
  const limit = limitedBy(clock, openMs, signal);
  const { url, headers } = connection.address('/messaging/messages');
  const { origin, pathname, search } = new URL(url);
  let body: Dispatcher.ResponseData['body'];
  try {
    const response = await dispatcher.request({
      origin,
      path: pathname + search,
      method: 'GET',
      headers: { ...headers, accept: 'text/event-stream', 'cache-control': 'no-cache' },
      signal: limit.signal,
    });
    body = response.body;
    const isStream = /^text\/event-stream\b/i.test(single(response.headers['content-type']) ?? '');
    if (response.statusCode !== 200 || !isStream) {
      body.on('error', () => {}).destroy();
      const failure = failureOf(response.statusCode, undefined);
      const message = response.statusCode === 200 ? 'CIC answered with no event stream' : failure.message;
      return { ok: false, failure: { ...failure, message } };
    }
  } catch (cause) {
    return { ok: false, failure: limit.failureOf(cause) };
  } finally {
    limit.release();
  }

  let hasSpoken = false;
  let isOver = false;
  let heardAt = clock.now();
  let watchdog: Timer = clock.after(silenceMs, watch);

  // One timer for the whole silence, set again only when it fires: a busy stream costs no timers.
  function watch(): void {
    const left = heardAt + silenceMs - clock.now();
    if (left > 0) watchdog = clock.after(left, watch);
    else onceRead(endIfSilent);
  }

  function endIfSilent(): void {
    if (isOver) return;
    if (clock.now() - heardAt < silenceMs) watch();
    else end(`the event stream was silent for ${silenceMs} ms`);
  }

  function end(reason: string | undefined): void {
    if (isOver) return;
    isOver = true;
    watchdog.cancel();
    body.destroy();
    if (reason !== undefined) onEnd(reason);
  }

  const parser = createParser({
    maxBufferSize: maxMessageChars,
    onEvent: ({ data }) => {
      if (!isOver) onData(data);
    },
    onError: ({ type, message }) => {
      if (type === 'max-buffer-size-exceeded') end(`the event stream cannot be read (${message})`);
    },
  });
  const decoder = new TextDecoder();
  body.on('data', (chunk: Buffer) => {
    if (isOver) return;
    hasSpoken = true;
    heardAt = clock.now();
    parser.feed(decoder.decode(chunk, { stream: true }));
  });
  body.on('end', () => end('CIC ended the event stream'));
  body.on('close', () => end('CIC ended the event stream'));
  body.on('error', (error: Error) => end(`the event stream broke (${error.message})`));

  const stream: EventStream = {
    get hasSpoken() {
      return hasSpoken;
    },
    close: () => end(undefined),
  };
  return { ok: true, stream };
}
