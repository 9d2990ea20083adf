import type { Dispatcher } from 'undici';
import type { Clock } from '../core/clock.ts';
import { onceRead } from './once-read.ts';

export interface RequestLimits {
  /** Milliseconds until the whole answer must be read, on `clock`. */
  readonly totalMs: number;
  readonly clock: Clock;
  /** Bytes of the answer that are read; what is beyond is cut off and its connection closed. */
  readonly maxReplyBytes: number;
}

export interface LimitedReply {
  readonly status: number;
  readonly contentType: string;
  /** Read as UTF-8. */
  readonly body: string;
}

/**
 * Sends one request and reads its answer within limits; rejects where there is none. It takes undici's events as they
 * come: its `request` makes a stream, an iterator and an abort signal for each answer, for one short string.
 */
export function limitedRequest(
  dispatcher: Dispatcher,
  options: Dispatcher.DispatchOptions,
  { totalMs, clock, maxReplyBytes }: RequestLimits,
): Promise<LimitedReply> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let overdue: Error | undefined;
    let status = 0;
    let contentType = '';
    const chunks: Buffer[] = [];
    let left = maxReplyBytes;

    let isOver = false;
    const limit = clock.after(totalMs, () => onceRead(giveUp));

    function giveUp(): void {
      if (isOver) return;
      isOver = true;
      overdue = new Error(`no answer within ${totalMs} ms`);
      controller?.abort(overdue);
      reject(overdue);
    }

    function finish(): void {
      isOver = true;
      limit.cancel();
      const [first] = chunks;
      const bytes = chunks.length === 1 && first ? first : Buffer.concat(chunks);
      resolve({ status, contentType, body: bytes.toString('utf8') });
    }

    dispatcher.dispatch(options, {
      onRequestStart(started) {
        controller = started;
        // Its time ran out while it waited for a connection: it must not go out any more.
        if (overdue) started.abort(overdue);
      },
      onResponseStart(_, statusCode, headers) {
        status = statusCode;
        contentType = String(headers['content-type'] ?? '');
      },
      onResponseData(_, chunk) {
        chunks.push(chunk.subarray(0, left));
        left -= chunk.length;
        if (left >= 0) return;
        finish();
        controller?.abort(new Error(`the answer is longer than ${maxReplyBytes} bytes`));
      },
      onResponseEnd: finish,
      onResponseError(_, error) {
        isOver = true;
        limit.cancel();
        reject(error);
      },
    });
  });
}
