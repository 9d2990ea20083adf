import type { Dispatcher } from 'undici';
import type { Clock } from '../core/clock.ts';
import { failureOf, type IcwsFailure } from './icws-error.ts';
import { onceRead } from './once-read.ts';

export type IcwsHeaders = Readonly<Record<string, string | string[] | undefined>>;

interface IcwsRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; undefined sends no body. */
  readonly body?: unknown;
  readonly timeoutMs: number;
  /** Gives the request up early. */
  readonly signal?: AbortSignal | undefined;
}

/** `body` is the parsed JSON, `undefined` where there was none, and a string where it was not JSON. */
export type IcwsAnswer =
  | { readonly ok: true; readonly status: number; readonly headers: IcwsHeaders; readonly body: unknown }
  | { readonly ok: false; readonly failure: IcwsFailure };

/** Sends one request; resolves to an answer whatever happens. */
export type IcwsSend = (request: IcwsRequest) => Promise<IcwsAnswer>;

const icwsMediaType = 'application/vnd.inin.icws+JSON';

/** One HTTP request at a time over `dispatcher`, its time-out on `clock`. Any 2xx is a success (icws.md 4.1). */
export function createIcwsSend(dispatcher: Dispatcher, clock: Clock): IcwsSend {
  return async ({ method, url, headers, body, timeoutMs, signal }) => {
    const limit = limitedBy(clock, timeoutMs, signal);
    const { origin, pathname, search } = new URL(url);
    try {
      const response = await dispatcher.request({
        origin,
        path: pathname + search,
        method,
        headers: {
          accept: icwsMediaType,
          ...headers,
          ...(body === undefined ? {} : { 'content-type': `${icwsMediaType};charset=utf-8` }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        signal: limit.signal,
      });
      const received = parsed(await response.body.text());
      const { statusCode: status } = response;
      if (status >= 200 && status < 300)
        return { ok: true, status, headers: response.headers, body: received };
      return { ok: false, failure: failureOf(status, received, single(response.headers.location)) };
    } catch (cause) {
      return { ok: false, failure: limit.failureOf(cause) };
    } finally {
      limit.release();
    }
  };
}

export interface Limit {
  readonly signal: AbortSignal;
  /** Why the request ended: our limit, our own wish, or the network. */
  failureOf(cause: unknown): IcwsFailure;
  release(): void;
}

/** An abort signal that fires after `timeoutMs` on `clock` or with `outer`; release it to leave no timer. */
export function limitedBy(clock: Clock, timeoutMs: number, outer?: AbortSignal): Limit {
  const controller = new AbortController();
  let isTimedOut = false;
  let isReleased = false;
  const abort = () => controller.abort();
  const giveUp = () => {
    if (isReleased) return;
    isTimedOut = true;
    abort();
  };
  const timer = clock.after(timeoutMs, () => onceRead(giveUp));
  outer?.addEventListener('abort', abort);
  if (outer?.aborted) abort();
  return {
    signal: controller.signal,
    failureOf(cause) {
      if (isTimedOut) return { kind: 'timedOut', message: `CIC did not answer within ${timeoutMs} ms` };
      if (outer?.aborted) return { kind: 'aborted', message: 'the CIC session was closed meanwhile' };
      return { kind: 'unreachable', message: `CIC cannot be reached (${describe(cause)})`, cause };
    },
    release() {
      isReleased = true;
      timer.cancel();
      outer?.removeEventListener('abort', abort);
    },
  };
}

/** The first value of a header. */
export function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const { code } = cause as NodeJS.ErrnoException;
  return code && !cause.message.includes(code) ? `${code}: ${cause.message}` : cause.message || cause.name;
}

function parsed(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Some proxies answer in HTML; a success stays a success, and a schema rejects the text where it matters.
    return text;
  }
}
