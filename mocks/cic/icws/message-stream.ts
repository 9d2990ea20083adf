import type { ServerResponse } from 'node:http';

/** An open Server-Sent Events answer. */
export interface MessageStream {
  /** Sends one event; false asks to wait for `onReady` before sending more. */
  send(data: string): boolean;
  ping(): void;
  onReady(run: () => void): void;
  onClose(run: () => void): void;
  /** Ends the answer in good order. */
  end(): void;
  /** Cuts the socket as a crashed server would. */
  destroy(): void;
}

/** Takes over an HTTP answer. One message is one `data:` line without id or event name (icws.md 4). */
export function openMessageStream(
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): MessageStream {
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  response.socket?.setNoDelay(true);
  // an error means a peer that is gone; `close` follows and does what is needed
  response.on('error', () => {});
  const stream: MessageStream = {
    send: (data) => response.write(`data: ${data}\n\n`),
    ping: () => {
      response.write(':ping\n\n');
    },
    onReady: (run) => response.on('drain', run),
    onClose: (run) => response.on('close', run),
    end: () => response.end(),
    destroy: () => response.destroy(),
  };
  // the first bytes tell a client that the stream is open
  stream.ping();
  return stream;
}
