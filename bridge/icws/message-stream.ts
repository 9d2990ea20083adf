import type { Dispatcher } from 'undici';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { Connection } from './connection.ts';
import { openEventStream } from './event-stream.ts';
import type { IcwsFailure } from './icws-error.ts';
import { type PollingListener, pollMessages } from './message-polling.ts';
import type { IcwsSettings } from './settings.ts';

/** The messages of one session, all of them, in CIC's order, over whichever transport works. */
export interface MessageStream {
  readonly transport: 'sse' | 'polling';
  /** False for an event stream that was opened but never carried a byte, as behind a buffering proxy. */
  readonly hasSpoken: boolean;
  nudge(): void;
  close(): void;
}

export interface MessageStreamContext {
  /** For the event streams alone, one connection each. */
  readonly streams: Dispatcher;
  readonly settings: IcwsSettings;
  readonly clock: Clock;
  readonly log: Log;
}

export type MessageStreamOutcome =
  | { readonly ok: true; readonly stream: MessageStream }
  | { readonly ok: false; readonly failure: IcwsFailure };

/** The version of feature `messaging` that brought Server-Sent Events (icws.md 4). */
const eventStreamVersion = 2;

/** Starts to read messages. `avoidEvents` makes `auto` poll this time. */
export async function openMessageStream(
  { streams, settings, clock, log }: MessageStreamContext,
  connection: Connection,
  avoidEvents: boolean,
  listener: PollingListener,
  signal: AbortSignal,
): Promise<MessageStreamOutcome> {
  const { transport, pollMs, timeouts } = settings;
  const hasEvents = connection.featureVersion('messaging') >= eventStreamVersion && !avoidEvents;
  if (transport === 'sse' || (transport === 'auto' && hasEvents)) {
    const outcome = await openEventStream(
      { dispatcher: streams, clock, openMs: timeouts.requestMs, silenceMs: timeouts.silenceMs },
      connection,
      (data) => messagesIn(data, log).forEach(listener.onMessage),
      listener.onEnd,
      signal,
    );
    if (outcome.ok) {
      const { stream } = outcome;
      return {
        ok: true,
        stream: {
          transport: 'sse',
          get hasSpoken() {
            return stream.hasSpoken;
          },
          nudge() {},
          close: stream.close,
        },
      };
    }
    const { failure } = outcome;
    if (transport === 'sse' || failure.kind === 'sessionLost' || failure.kind === 'aborted') {
      return { ok: false, failure };
    }
    log.warn(
      { host: connection.host, reason: failure.message },
      'CIC gives no event stream, polling instead',
    );
  }
  const polling = pollMessages(clock, pollMs, connection, listener);
  return { ok: true, stream: { transport: 'polling', hasSpoken: true, ...polling } };
}

/** One message for each event by the reference; an array is read as well. */
function messagesIn(data: string, log: Log): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(data);
    return Array.isArray(value) ? value : [value];
  } catch {
    log.warn({ length: data.length }, 'ignored an event from CIC that is not JSON');
    return [];
  }
}
