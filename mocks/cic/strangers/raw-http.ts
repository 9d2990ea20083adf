import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';

// Strangers share nothing with the mock but the wire: raw HTTP, spelled exactly as each of them writes it.

export interface Raw<Json> {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body where it is JSON; nothing checks its shape. */
  readonly json: Json;
}

export interface RawRequest {
  readonly method: string;
  /** Sent as it is, never normalized. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** One connection at a time, kept alive, as most clients do. */
export function rawHttp<Json>(url: string) {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const open = ({ method, path, headers, body }: RawRequest, socket: Agent | undefined) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
      const all = { ...headers, ...length };
      const sent = request({ hostname, port, method, path, agent: socket ?? false, headers: all }, resolve);
      sent.on('error', reject);
      sent.end(body);
    });

  async function send(what: RawRequest): Promise<Raw<Json>> {
    const response = await open(what, agent);
    let text = '';
    response.setEncoding('utf8');
    for await (const chunk of response) text += chunk;
    return { status: response.statusCode ?? 0, headers: response.headers, text, json: jsonOf(text) };
  }

  return {
    send,
    /** An answer that goes on, on a connection of its own. */
    open: (what: RawRequest) => open(what, undefined),
    /** What happens around the server: callers, time, the partner of a pair. */
    async control(path: string, body?: unknown): Promise<Json> {
      const method = body === undefined ? 'GET' : 'POST';
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const answer = await send({ method, path: `/control${path}`, ...sent });
      if (answer.status >= 300) throw new Error(`Failed to control ${path}: ${answer.text}`);
      return answer.json;
    },
  };
}

export type RawHttp<Json> = ReturnType<typeof rawHttp<Json>>;

function jsonOf<Json>(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined as Json;
  }
}
