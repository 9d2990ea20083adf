import type { Clock } from '@switchhook/bridge/clock';
import type { WireDetail, WireLink, WireMessage } from '@switchhook/simulator/model';
import { maskBody, maskHeaders, maskPath } from './mask.ts';
import { messageName, streamedName } from './message-name.ts';

interface RawMessage {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** As they crossed, before decoding. */
  readonly bytes: number;
}

export interface RawRequest extends RawMessage {
  readonly method: string;
  readonly path: string;
}

/** An exchange whose answer is still under way. */
export interface OpenExchange {
  /** The head of an answer that will stream. */
  began(status: number, headers: RawMessage['headers']): void;
  answered(status: number, response: RawMessage): void;
  /** The connection closed; `note` stands where the answer would. */
  closed(note: string): void;
}

/** What crossed, to be read. */
export interface Wire {
  /** The listener gets every message, and an exchange once more, with the same `seq`, when its answer arrives. */
  subscribe(listener: (message: WireMessage) => void): () => void;
  list(range?: { readonly after?: number; readonly limit?: number }): readonly WireMessage[];
  get(seq: number): WireDetail | undefined;
  /** Messages one of whose bodies holds the text, in any case. */
  search(text: string): readonly number[];
  clear(): void;
}

export interface Recorder extends Wire {
  request(link: WireLink, request: RawRequest): OpenExchange;
  streamed(link: WireLink, path: string, data: string): void;
}

export interface RecorderLimits {
  readonly messages: number;
  /** Characters kept of one body. */
  readonly body: number;
  /** Characters kept of all bodies together; the oldest messages go first. */
  readonly bodies: number;
}

export const defaultLimits: RecorderLimits = { messages: 10_000, body: 256 * 1024, bodies: 64 * 1024 * 1024 };

type Text = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** Keeps the newest messages, masked and cut; what a limit pushes out is gone. */
export function createRecorder(clock: Clock, limits: RecorderLimits = defaultLimits): Recorder {
  const messages = new Map<number, WireDetail>();
  const listeners = new Set<(message: WireMessage) => void>();
  let seq = 0;
  let kept = 0;

  function keep(detail: WireDetail): void {
    const before = messages.get(detail.seq);
    kept += sizeOf(detail) - (before ? sizeOf(before) : 0);
    messages.set(detail.seq, detail);
    for (const [oldest, message] of messages) {
      if (messages.size <= limits.messages && (kept <= limits.bodies || messages.size === 1)) break;
      kept -= sizeOf(message);
      messages.delete(oldest);
    }
    const summary = summaryOf(detail);
    for (const listener of listeners) listener(summary);
  }

  function textOf({ headers, body }: RawMessage): Text {
    const shown = maskHeaders(headers);
    const text = maskBody(body, shown['content-type'] ?? '');
    if (text.length <= limits.body) return { headers: shown, body: text };
    return {
      headers: shown,
      body: `${text.slice(0, limits.body)}\n… cut here, ${text.length} characters in all`,
    };
  }

  return {
    request(link, request) {
      const opened: WireDetail = {
        seq: ++seq,
        link,
        kind: 'exchange',
        name: maskPath(messageName(request.method, request.path, request.body)),
        method: request.method,
        path: maskPath(request.path),
        at: clock.now(),
        requestBytes: request.bytes,
        responseBytes: 0,
        isError: false,
        request: textOf(request),
      };
      keep(opened);
      const change = (part: Partial<WireDetail>): void => {
        // Cleared or pushed out meanwhile: nobody has the request to set the answer beside.
        const current = messages.get(opened.seq);
        if (current) keep({ ...current, ...part });
      };
      const durationMs = () => clock.now() - opened.at;
      return {
        began(status, headers) {
          change({ status, response: { headers: maskHeaders(headers), body: '' } });
        },
        answered(status, response) {
          const text = textOf(response);
          const isError = status >= 400 || /<(?:[\w.-]+:)?Fault\b/.test(text.body);
          change({
            status,
            response: text,
            responseBytes: response.bytes,
            isError,
            durationMs: durationMs(),
          });
        },
        closed(note) {
          const current = messages.get(opened.seq);
          const headers = current?.response?.headers ?? {};
          const isError = current?.status === undefined;
          change({ response: { headers, body: note }, isError, durationMs: durationMs() });
        },
      };
    },
    streamed(link, path, data) {
      keep({
        seq: ++seq,
        link,
        kind: 'streamed',
        name: streamedName(data),
        path: maskPath(path),
        at: clock.now(),
        requestBytes: 0,
        responseBytes: Buffer.byteLength(data),
        isError: false,
        request: { headers: {}, body: '' },
        response: textOf({ headers: {}, body: data, bytes: 0 }),
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    list({ after = 0, limit = Number.POSITIVE_INFINITY } = {}) {
      const found: WireMessage[] = [];
      for (const message of messages.values()) {
        if (found.length >= limit) break;
        if (message.seq > after) found.push(summaryOf(message));
      }
      return found;
    },
    get: (wanted) => messages.get(wanted),
    search(text) {
      const wanted = text.toLowerCase();
      const holds = (part?: Text) => part?.body.toLowerCase().includes(wanted) ?? false;
      return [...messages.values()]
        .filter(({ request, response }) => holds(request) || holds(response))
        .map(({ seq }) => seq);
    },
    clear() {
      messages.clear();
      kept = 0;
    },
  };
}

function sizeOf({ request, response }: WireDetail): number {
  return request.body.length + (response?.body.length ?? 0);
}

function summaryOf({ request: _request, response: _response, ...summary }: WireDetail): WireMessage {
  return summary;
}
