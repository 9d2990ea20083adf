import type { StoredFile } from './files.ts';
import type { MessageStream } from './message-stream.ts';

/** What an operation answers; the router turns it into HTTP. */
export interface IcwsReply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers with a file instead of a body. */
  readonly file?: StoredFile;
  /** Runs once the answer is on its way or its client is gone, so that a message cannot overtake it. */
  readonly afterwards?: () => void;
  /** Answers with what `send` is given, whenever that is; its status and body say nothing yet. */
  readonly later?: (send: (reply: IcwsReply) => void) => void;
  /** Answers this late; milliseconds. */
  readonly delayMs?: number;
  /** Breaks the connection instead of answering. */
  readonly isLost?: boolean;
  /** Answers with a stream of messages instead of a body. */
  readonly stream?: (stream: MessageStream) => void;
}

export const done: IcwsReply = { status: 200 };
export const noContent: IcwsReply = { status: 204 };

export function ok(body: unknown): IcwsReply {
  return { status: 200, body };
}

export function isReply(value: unknown): value is IcwsReply {
  return typeof value === 'object' && value !== null && 'status' in value;
}
