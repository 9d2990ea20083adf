import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { BridgeError } from '../../core/bridge-error.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { MessageTap } from '../../core/message-tap.ts';
import type { IciHandlers } from '../catalogue/catalogue.ts';
import { codecOf, type OperationCodec } from '../codec/codec.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { createAnswering, type IciExchange, type Job } from './answering.ts';
import { createDeadlines } from './deadlines.ts';
import { Exchange, type ExchangeEvents } from './exchange.ts';
import type { Guard } from './guard.ts';
import { defaultLimits, type IciLimits } from './ici-limits.ts';
import { createPages } from './pages.ts';
import { compileRoutes, type Route } from './routes.ts';
import type { PageFact } from './service-page.ts';

export interface IciServerOptions {
  readonly handlers: IciHandlers;
  readonly dialect: Dialect;
  readonly log: Log;
  readonly clock: Clock;
  readonly limits?: Partial<IciLimits>;
  /** What the service page tells of the bridge's state. */
  readonly page?: () => readonly PageFact[];
  /** The address that SAP reaches the bridge at, for the WSDLs; else the Host header of whoever asks. */
  readonly publicUrl?: string;
  readonly onExchange?: (exchange: IciExchange) => void;
  /** Listens in on every message. */
  readonly tap?: MessageTap;
  /** Decides who may come in. */
  readonly guard?: Guard;
  /** Key and certificate, PEM: the server then speaks HTTPS. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

export interface IciServer {
  /**
   * Starts to answer; port 0 takes a free one.
   * @throws BridgeError `badConfiguration` where the address cannot be used.
   */
  listen(address: { readonly host: string; readonly port: number }): Promise<{ readonly url: string }>;
  /** Takes no more requests, lets those that are being answered finish, and cuts all others. */
  close(): Promise<void>;
  /** Answers one request of a server of your own. */
  handle(request: IncomingMessage, response: ServerResponse): void;
}

// SAP keeps connections open between calls; five seconds, Node's default, would have it run into closed ones.
const keepAliveMs = 65_000;

/** The SOAP edge: answers every operation of the catalogue with a handler, and serves page and WSDLs. */
export function createIciServer(options: IciServerOptions): IciServer {
  const { dialect, clock } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const codec = codecOf(dialect);
  const routeOf = compileRoutes(codec);
  const deadlines = createDeadlines(clock, limits.requestMs);
  const answering = createAnswering({ ...options, codec, limits });
  const pages = createPages(codec, options.page ?? (() => []), options.publicUrl);

  let underway = 0;
  let onIdle: (() => void) | undefined;

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const path = mark === -1 ? url : url.slice(0, mark);
    if (request.method === 'GET' || request.method === 'HEAD') {
      const refusal = options.guard?.(request);
      if (refusal) {
        pages.refuse(request, response, refusal);
        return;
      }
      pages.answer(request, response, routeOf(path), path, mark === -1 ? '' : url.slice(mark + 1));
      return;
    }
    const job = new RequestJob(request, routeOf(path), path, clock.now());
    deadlines.start(new Exchange(request, response, limits.bodyBytes, job));
  }

  /** The work on one request: one object, where functions of its own for each request would cost time and memory. */
  class RequestJob implements Job, ExchangeEvents {
    operation: OperationCodec | undefined = undefined;
    headerUserId: string | undefined = undefined;
    userId = '';
    body: Buffer | undefined = undefined;
    readonly request: IncomingMessage;
    readonly route: Route | undefined;
    readonly path: string;
    readonly startedAt: number;

    constructor(request: IncomingMessage, route: Route | undefined, path: string, startedAt: number) {
      this.request = request;
      this.route = route;
      this.path = path;
      this.startedAt = startedAt;
    }

    received(exchange: Exchange, body: Buffer): void {
      underway += 1;
      answering.answer(this, exchange, body).finally(leave);
    }

    overran(exchange: Exchange): void {
      answering.refuse(this, exchange, tooLarge(limits.bodyBytes));
    }

    expired(exchange: Exchange): void {
      answering.refuse(this, exchange, outOfTime(limits.requestMs, exchange.isReceived));
    }

    closed(exchange: Exchange): void {
      deadlines.stop(exchange);
    }
  }

  function leave(): void {
    underway -= 1;
    if (underway === 0) onIdle?.();
  }

  // The time for a body is counted on our own clock; Node watches only over the head.
  const times = { keepAliveTimeout: keepAliveMs, headersTimeout: limits.requestMs, requestTimeout: 0 };
  const server = options.tls
    ? createTlsServer({ ...times, ...options.tls }, handle)
    : createServer(times, handle);

  return {
    handle,
    listen({ host, port }) {
      return new Promise((resolve, reject) => {
        server.once('error', (cause) => reject(cannotListen(host, port, cause)));
        server.listen(port, host, () => {
          const address = server.address() as AddressInfo;
          const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
          resolve({ url: `${options.tls ? 'https' : 'http'}://${name}:${address.port}` });
        });
      });
    },
    async close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      if (underway > 0) {
        await new Promise<void>((resolve) => {
          onIdle = resolve;
        });
      }
      // An answer that was just written is flushed before its connection goes.
      server.closeIdleConnections();
      setImmediate(() => server.closeAllConnections());
      await closed;
      deadlines.clear();
    },
  };
}

function tooLarge(limit: number): BridgeError {
  return new BridgeError(
    'tooLarge',
    `Failed to read the request: its body is larger than ${limit} bytes. Send a smaller one, or raise the limit in the configuration.`,
  );
}

function outOfTime(milliseconds: number, isReceived: boolean): BridgeError {
  return new BridgeError(
    'timeout',
    isReceived
      ? `Failed to answer the request: it took longer than ${milliseconds} ms. Its effect may still come; read the state before repeating it.`
      : `Failed to read the request: its body was not complete after ${milliseconds} ms. Send it without pauses.`,
    { retryable: true },
  );
}

function cannotListen(host: string, port: number, cause: Error & { code?: string }): BridgeError {
  const reason =
    cause.code === 'EADDRINUSE' ? 'another program has this port' : (cause.code ?? cause.message);
  return new BridgeError(
    'badConfiguration',
    `Failed to listen on ${host}:${port}: ${reason}. Stop that program, or choose another host or port.`,
    { cause, details: { host, port } },
  );
}
