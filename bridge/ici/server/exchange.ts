import type { IncomingMessage, OutgoingHttpHeader, ServerResponse } from 'node:http';
import type { Expiring } from './deadlines.ts';

/** What one request gives the server to do; each is called at most once, and after `closed` none. */
export interface ExchangeEvents {
  received(exchange: Exchange, body: Buffer): void;
  /** The body went over the limit; the rest of it is read and dropped, so that the caller sees the answer. */
  overran(exchange: Exchange): void;
  /** The time was up before an answer was given. */
  expired(exchange: Exchange): void;
  /** It is over: the answer went out, or the caller hung up. */
  closed(exchange: Exchange): void;
}

const empty = Buffer.alloc(0);

/** One HTTP request and its answer: receives the body within its limit, answers once. */
export class Exchange implements Expiring {
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #events: ExchangeEvents;
  readonly #bodyLimit: number;
  #body: Buffer | undefined;
  #more: Buffer[] | undefined;
  #bytes = 0;
  #state: 'receiving' | 'draining' | 'received' = 'receiving';
  #isAnswered = false;

  constructor(request: IncomingMessage, response: ServerResponse, bodyLimit: number, events: ExchangeEvents) {
    this.#request = request;
    this.#response = response;
    this.#bodyLimit = bodyLimit;
    this.#events = events;
    request.on('data', (chunk: Buffer) => this.#take(chunk));
    request.on('end', () => this.#finish());
    response.on('close', () => {
      this.#isAnswered = true;
      this.#release();
      events.closed(this);
    });
  }

  /** Bytes of the body that came so far. */
  get bytes(): number {
    return this.#bytes;
  }

  get isReceived(): boolean {
    return this.#state === 'received';
  }

  /** Answers with a body of so many bytes in UTF-8; false where an answer was given already or the caller is gone. */
  answer(status: number, headers: readonly OutgoingHttpHeader[], body: string, bytes: number): boolean {
    if (this.#isAnswered) return false;
    this.#isAnswered = true;
    const response = this.#response;
    // ASCII is the same in both, and Node sets three times the memory aside for text in UTF-8.
    const encoding = bytes === body.length ? 'latin1' : 'utf8';
    if (this.#state === 'received') {
      response.writeHead(status, headers as OutgoingHttpHeader[]);
      response.end(body, encoding);
      return true;
    }
    // What is still to come would be taken for the next request.
    response.writeHead(status, [...headers, 'Connection', 'close']);
    if (this.#state === 'draining') {
      // Closing now would reset the connection under a caller who is still sending, and lose this answer.
      response.write(body, encoding);
    } else {
      response.end(body, encoding);
    }
    return true;
  }

  expire(): void {
    // Answered and not closed: the caller does not read the answer, or goes on sending a body that is too large.
    if (this.#isAnswered) this.#request.destroy();
    else this.#events.expired(this);
  }

  #take(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#state === 'draining') return;
    if (this.#bytes > this.#bodyLimit) {
      this.#state = 'draining';
      this.#release();
      this.#events.overran(this);
    } else if (this.#body === undefined) {
      this.#body = chunk;
    } else {
      this.#more ??= [];
      this.#more.push(chunk);
    }
  }

  #finish(): void {
    if (this.#state === 'draining') {
      this.#response.end();
      return;
    }
    this.#state = 'received';
    if (this.#isAnswered) return;
    const body = this.#body ?? empty;
    const whole = this.#more ? Buffer.concat([body, ...this.#more], this.#bytes) : body;
    this.#release();
    this.#events.received(this, whole);
  }

  #release(): void {
    this.#body = undefined;
    this.#more = undefined;
  }
}
