import type { Clock, Timer } from '../core/clock.ts';
import type { Connection, SessionRequest } from './connection.ts';
import type { IcwsFailure } from './icws-error.ts';
import type { IcwsAnswer } from './icws-request.ts';
import { type MessageStream, type MessageStreamContext, openMessageStream } from './message-stream.ts';

/** Why a connection is over. */
export interface Loss {
  readonly reason: string;
  /** True where CIC asked us not to come back, as when another log-on took the session. */
  readonly isFinal: boolean;
  /** True where CIC may still hold the session, and the station with it. */
  readonly mayLiveOn: boolean;
}

/** A logged-on connection while it lives: its messages, its heartbeat, and the knowledge that it was lost. */
export interface LiveConnection {
  readonly connection: Connection;
  readonly transport: 'sse' | 'polling';
  /** Aborts when the connection is over. */
  readonly signal: AbortSignal;
  readonly loss: Loss | undefined;
  /** True for an event stream that never carried a byte. */
  readonly wasMute: boolean;
  /** A 401 answer ends the connection, and so does a 503. */
  request(request: SessionRequest): Promise<IcwsAnswer>;
  end(loss: Loss): void;
}

export interface LiveListener {
  onMessage(message: unknown, live: LiveConnection): void;
  onGap(live: LiveConnection): void;
  /** Called once, whoever ended it. */
  onOver(live: LiveConnection, loss: Loss): void;
}

export type LiveOutcome =
  | { readonly ok: true; readonly live: LiveConnection }
  | { readonly ok: false; readonly failure: IcwsFailure };

/** Begins to read the messages of `connection`; `closing` gives up the opening and whatever is under way. */
export async function goLive(
  context: MessageStreamContext,
  connection: Connection,
  avoidEvents: boolean,
  listener: LiveListener,
  closing: AbortSignal,
): Promise<LiveOutcome> {
  const over = new AbortController();
  let stream: MessageStream | undefined;
  let heartbeat: Timer | undefined;
  let loss: Loss | undefined;

  const live: LiveConnection = {
    connection,
    signal: over.signal,
    get loss() {
      return loss;
    },
    get transport() {
      return stream?.transport ?? 'polling';
    },
    get wasMute() {
      return stream !== undefined && !stream.hasSpoken;
    },
    async request(request) {
      const answer = await connection.request({ signal: closing, ...request });
      if (!answer.ok) {
        const { kind, message: reason } = answer.failure;
        // In a switchover a server may answer any request as a backup does (icws.md 2.1, 3.6).
        if (kind === 'sessionLost' || kind === 'notAccepting') {
          live.end({ reason, isFinal: false, mayLiveOn: kind === 'notAccepting' });
        }
      }
      if (answer.ok && request.method !== 'GET') stream?.nudge();
      return answer;
    },
    end(why) {
      if (loss) return;
      loss = why;
      heartbeat?.cancel();
      stream?.close();
      over.abort();
      listener.onOver(live, why);
    },
  };

  const outcome = await openMessageStream(
    context,
    connection,
    avoidEvents,
    {
      onMessage: (message) => listener.onMessage(message, live),
      onGap: () => listener.onGap(live),
      onEnd: (reason) => live.end({ reason, isFinal: false, mayLiveOn: true }),
    },
    closing,
  );
  if (!outcome.ok) return outcome;
  stream = outcome.stream;
  if (loss) stream.close();
  else if (stream.transport === 'sse') {
    heartbeat = beat(context.clock, context.settings.timeouts.heartbeatMs, live);
  }
  return { ok: true, live };
}

/** Servers may drop a session that only listens (icws.md 3.3); those without the resource answer 404 or 410. */
function beat(clock: Clock, periodMs: number, live: LiveConnection): Timer {
  let timer = clock.after(periodMs, tick);
  function tick(): void {
    void live.request({ method: 'POST', path: '/messaging/heartbeat', signal: live.signal });
    timer = clock.after(periodMs, tick);
  }
  return { cancel: () => timer.cancel() };
}
