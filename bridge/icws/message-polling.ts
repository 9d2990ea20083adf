import type { Clock } from '../core/clock.ts';
import type { Connection } from './connection.ts';
import { pause } from './wait.ts';

export interface MessagePolling {
  /** Polls at once instead of at the end of the period: whoever gave a command waits for what it brings. */
  nudge(): void;
  close(): void;
}

export interface PollingListener {
  onMessage(message: unknown): void;
  /** An answer was lost, and its messages with it: what was subscribed has to be read again (icws.md 4). */
  onGap(): void;
  onEnd(reason: string): void;
}

/** Answers in a row that may be lost before the connection counts as lost. */
const maxLostAnswers = 3;

/** Reads the messages every `pollMs`, one request at a time. */
export function pollMessages(
  clock: Clock,
  pollMs: number,
  connection: Connection,
  { onMessage, onGap, onEnd }: PollingListener,
): MessagePolling {
  const closing = new AbortController();
  let waiting = new AbortController();
  let isNudged = false;

  async function run(): Promise<void> {
    let lost = 0;
    while (!closing.signal.aborted) {
      const answer = await connection.request({
        method: 'GET',
        path: '/messaging/messages',
        signal: closing.signal,
        isRepeatable: false,
      });
      if (closing.signal.aborted) return;
      if (answer.ok && typeof answer.body !== 'string') {
        if (lost > 0) onGap();
        lost = 0;
        for (const message of messagesIn(answer.body)) {
          onMessage(message);
          if (closing.signal.aborted) return;
        }
      } else if (!answer.ok && answer.failure.kind === 'sessionLost') {
        return onEnd(answer.failure.message);
      } else if (++lost === maxLostAnswers) {
        return onEnd(answer.ok ? 'CIC answers the polls with no JSON' : answer.failure.message);
      }
      await nextPoll();
    }
  }

  async function nextPoll(): Promise<void> {
    if (!isNudged) {
      waiting = new AbortController();
      await pause(clock, pollMs, waiting.signal);
    }
    isNudged = false;
  }

  void run();
  return {
    nudge() {
      isNudged = true;
      waiting.abort();
    },
    close() {
      closing.abort();
      waiting.abort();
    },
  };
}

function messagesIn(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  return body === undefined ? [] : [body];
}
