import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '@switchhook/bridge/clock';
import type { WireLink } from '@switchhook/simulator/model';
import type { CompletedBody, Headers } from 'mockttp';
import { cutWhereDoomed, type DoomedAnswers } from './cut-answer.ts';
import { eventStreamReader } from './event-stream-reader.ts';
import { forwardingRules, type PassOn } from './fault-rules.ts';
import type { LinkFaults } from './link-faults.ts';
import { streamedName } from './message-name.ts';
import { startMockttp } from './mockttp-server.ts';
import type { OpenExchange, Recorder } from './recorder.ts';

export interface TapOptions {
  readonly link: WireLink;
  /** Where the link leads, without a path: `http://127.0.0.1:4301`; a promise where the target starts later. */
  readonly target: string | Promise<string>;
  /** The address the tap listens on; loopback, since whoever reaches a tap reaches its target. */
  readonly host?: string;
}

export interface Tap {
  /** Give this to the client in place of the target. */
  readonly url: string;
  close(): Promise<void>;
}

// mockttp holds a body up to this size, also the whole tail of an open stream; a larger one passes unrecorded.
const maxBodyBytes = 1024 * 1024;

/** What all taps of a wiretap share. */
export interface TapParts {
  readonly recorder: Recorder;
  readonly faults: LinkFaults;
  readonly clock: Clock;
}

/** Puts a mockttp proxy on a link and records what crosses it. */
export async function startTap({ recorder, faults, clock }: TapParts, options: TapOptions): Promise<Tap> {
  const { link, target, host = '127.0.0.1' } = options;
  if (typeof target === 'string') assertHasNoPath(link, target);
  const open = new Map<string, OpenExchange>();
  const doomed: DoomedAnswers = new Set();
  const { server, url } = await startMockttp({
    host,
    maxBodyBytes,
    onRequest(request, response) {
      if (faults.threatens(link)) cutWhereDoomed(response, doomed);
      watchEventStream(response, (data) => {
        // Breaking the stream before mockttp writes the chunk: the message is lost with it.
        if (faults.threatens(link) && faults.strike(link, streamedName(data), 'stream')) response.destroy();
        else recorder.streamed(link, pathOf(request), data);
      });
    },
  });

  await server.on('request', ({ id, method, path, headers, body }) => {
    // Read at once and not with `getText`, which waits: the number of a message is its place in the order.
    const text = body.buffer.toString('utf8');
    open.set(
      id,
      recorder.request(link, { method, path, headers, body: text, bytes: bytesOf(headers, body) }),
    );
  });
  await server.on('response-initiated', ({ id, statusCode, headers }) => {
    if (isEventStream(headers['content-type'])) open.get(id)?.began(statusCode, headers);
  });
  await server.on('response', async ({ id, statusCode, headers, body }) => {
    const exchange = open.get(id);
    open.delete(id);
    if (isEventStream(headers['content-type'])) exchange?.closed('');
    else {
      const text = (await body.getText()) ?? '';
      exchange?.answered(statusCode, { headers, body: text, bytes: bytesOf(headers, body) });
    }
  });
  await server.on('abort', ({ id }) => {
    open.get(id)?.closed('The connection closed before the answer was complete.');
    open.delete(id);
  });

  async function forwardTo(address: string): Promise<void> {
    assertHasNoPath(link, address);
    const { protocol, host: targetHost } = new URL(address);
    // As `thenForwardTo`, which cannot keep the Host header: the addresses in a WSDL are built from it, and a
    // client that reads them would go around the tap. Connection errors are passed on as what they are.
    const passOn: PassOn = {
      transformRequest: {
        setProtocol: protocol === 'https:' ? 'https' : 'http',
        replaceHost: { targetHost, updateHostHeader: false },
      },
      simulateConnectionErrors: true,
    };
    const parts = { link, faults, clock, passOn, doomed, outgoing: new Set<Socket>() };
    const apply = async () => {
      await server.setRequestRules(...(await forwardingRules(parts)));
    };
    faults.onPlan(() => void apply());
    await apply();
  }
  if (typeof target === 'string') await forwardTo(target);
  // Where the target never starts, whoever gave the promise has its error; the tap then answers 503.
  else target.then(forwardTo).catch(() => {});

  return { url, close: () => server.stop() };
}

function assertHasNoPath(link: WireLink, target: string): void {
  if (new URL(target).pathname === '/') return;
  throw new Error(
    `Failed to tap ${link}: the target ${target} has a path. Give its scheme, host and port only.`,
  );
}

/** Reads along with an answer that streams, chunk by chunk, at the moment each is passed on. */
function watchEventStream(response: ServerResponse, onMessage: (data: string) => void): void {
  response.once('pipe', (upstream: IncomingMessage) => {
    if (!isEventStream(upstream.headers['content-type'])) return;
    // Else Node keeps the head back until the first message, and the client waits for its connection.
    response.flushHeaders();
    upstream.on('data', eventStreamReader(onMessage));
  });
}

function isEventStream(contentType: string | string[] | undefined): boolean {
  return String(contentType ?? '').startsWith('text/event-stream');
}

/** mockttp makes the URL absolute on its own request object. */
function pathOf({ url = '/' }: IncomingMessage): string {
  return url.replace(/^https?:\/\/[^/]+/, '');
}

function bytesOf(headers: Headers, body: CompletedBody): number {
  return body.buffer.length || Number(headers['content-length'] ?? 0);
}
