import type { IncomingMessage } from 'node:http';
import { BridgeError } from '../../core/bridge-error.ts';
import type { Clock } from '../../core/clock.ts';
import type { ErrorName } from '../../core/error-codes.ts';
import type { Log } from '../../core/log.ts';
import type { MessageTap } from '../../core/message-tap.ts';
import type { IciCall, IciHandlers } from '../catalogue/catalogue.ts';
import { possibleAnywhere } from '../catalogue/faults.ts';
import type { Codec, OperationCodec } from '../codec/codec.ts';
import { newNotes } from '../codec/shape-reader.ts';
import { decodeBody } from '../soap/decode-body.ts';
import { readEnvelope, soapContentType, writeAnswer } from '../soap/envelope.ts';
import { writeFault } from '../soap/fault.ts';
import { createXmlReader } from '../soap/xml-reader.ts';
import type { Exchange } from './exchange.ts';
import { findOperation } from './find-operation.ts';
import type { Guard } from './guard.ts';
import { refusalOf } from './http-refusal.ts';
import type { IciLimits } from './ici-limits.ts';
import type { Route } from './routes.ts';

/** One request that was answered, for metrics. */
export interface IciExchange {
  /** `Service.operation`; empty where the request did not get that far. */
  readonly operation: string;
  readonly headerUserId: string | undefined;
  /** `undefined` where it was answered without a fault. */
  readonly fault: ErrorName | undefined;
  readonly httpStatus: number;
  /** By the server's clock, from the request's head to its answer. */
  readonly milliseconds: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

export interface AnsweringOptions {
  readonly codec: Codec;
  readonly handlers: IciHandlers;
  readonly limits: IciLimits;
  readonly log: Log;
  readonly clock: Clock;
  readonly onExchange?: (exchange: IciExchange) => void;
  readonly tap?: MessageTap;
  readonly guard?: Guard;
}

/** What is known of one request while it is worked on. */
export interface Job {
  readonly request: IncomingMessage;
  readonly route: Route | undefined;
  readonly path: string;
  readonly startedAt: number;
  operation: OperationCodec | undefined;
  headerUserId: string | undefined;
  /** Whom it is about, for the tap; empty while that is not known. */
  userId: string;
  /** Kept until the tap has taken it. */
  body: Buffer | undefined;
}

export interface Answering {
  /** Reads the body, calls the handler, answers. Never rejects: every failure becomes a fault. */
  answer(job: Job, exchange: Exchange, body: Buffer): Promise<void>;
  /** Answers with a fault, under the error's own HTTP status while HTTP itself failed. */
  refuse(job: Job, exchange: Exchange, error: BridgeError): void;
}

type Handler = (input: Readonly<Record<string, unknown>>, call: IciCall) => Promise<unknown>;
type Handlers = Readonly<Record<string, Readonly<Record<string, Handler>>>>;

const faultStatus = 500;
const noHeaders: readonly string[] = [];

/** Turns received bodies into answers: reads, finds the operation, calls its handler, writes. */
export function createAnswering(options: AnsweringOptions): Answering {
  const { codec, limits, log, clock, onExchange, tap, guard } = options;
  // The codec checked the input against the very shapes that the handlers' types come from.
  const handlers = options.handlers as unknown as Handlers;
  const readXml = createXmlReader(limits.depth);

  async function answer(job: Job, exchange: Exchange, body: Buffer): Promise<void> {
    if (tap) job.body = body;
    const refusal = guard?.(job.request) ?? refusalOf(job.request, job.route, job.path);
    if (refusal) {
      fail(job, exchange, refusal.error, refusal.status, refusal.headers);
      return;
    }
    try {
      const { headers } = job.request;
      const { text, isPlain } = decodeBody(body, headers['content-type']);
      const { headerUserId, content } = readEnvelope(readXml(text, isPlain), codec.dialect.header.path);
      job.headerUserId = headerUserId;
      const { operation, element } = findOperation(codec, job.route as Route, content, headers.soapaction);
      job.operation = operation;
      const notes = newNotes();
      const input = operation.readRequest(element, notes);
      if (notes.ignored.length > 0) tellIgnored(operation, notes.ignored);
      if (notes.byPosition.length > 0) tellByPosition(operation, notes.byPosition);
      if (tap) tapRequest(job, input);
      const output = await callHandler(operation, input, headerUserId);
      send(job, exchange, 200, writeAnswer(operation.writeResponse(output)), undefined, noHeaders);
    } catch (caught) {
      const error = declaredOr(asBridgeError(caught, job), job.operation);
      // An unknown charset is a wrong Content-Type, which HTTP has a status for.
      const status = error.code === 'unsupportedMediaType' ? error.entry.httpStatus : faultStatus;
      fail(job, exchange, error, status, noHeaders);
    }
  }

  /** Before the handler runs, so that the trace has the request before the events that it causes. */
  function tapRequest(job: Job, input: Readonly<Record<string, unknown>>): void {
    const { body } = job;
    job.userId = job.headerUserId ?? (typeof input.userId === 'string' ? input.userId : '');
    job.body = undefined;
    if (!body || !tap?.wants(job.userId)) return;
    // The work center may hold the agent's password (ici.md 10.1).
    const secrets = typeof input.workcenterId === 'string' ? [input.workcenterId] : [];
    tapMessage(job, 'in', body.toString('utf8'), 'soap', secrets);
  }

  function tapMessage(
    job: Job,
    direction: 'in' | 'out',
    payload: string,
    kind: 'soap' | 'http',
    secrets: readonly string[],
  ): void {
    const operation = job.operation?.fullName ?? '';
    tap?.take({ userId: job.userId, direction, kind, operation, payload, secrets });
  }

  function callHandler(
    operation: OperationCodec,
    input: Readonly<Record<string, unknown>>,
    headerUserId: string | undefined,
  ): Promise<unknown> {
    const service = handlers[operation.service.name];
    const handler = service?.[operation.name];
    if (service === undefined || handler === undefined) {
      throw new BridgeError(
        'notSupported',
        `Failed to answer ${operation.fullName}: it has no handler. Ask for another operation.`,
      );
    }
    return handler.call(service, input, { headerUserId });
  }

  function fail(
    job: Job,
    exchange: Exchange,
    error: BridgeError,
    status: number,
    headers: readonly string[],
  ): void {
    const method = job.operation?.fullName ?? '';
    const body = writeFault(codec.dialect, error, method);
    const isSent = send(job, exchange, status, body, error.code, headers);
    const fields = {
      code: error.entry.ici,
      operation: method,
      path: job.path,
      userId: job.headerUserId,
      httpStatus: status,
      ...error.details,
      ...(error.cause === undefined ? {} : { err: error.cause }),
    };
    const message = isSent ? error.message : `${error.message} The caller did not wait for this answer.`;
    log[error.entry.logLevel](fields, message);
  }

  function send(
    job: Job,
    exchange: Exchange,
    status: number,
    body: string,
    fault: ErrorName | undefined,
    headers: readonly string[],
  ): boolean {
    const responseBytes = Buffer.byteLength(body);
    const all = ['Content-Type', soapContentType, 'Content-Length', responseBytes, ...headers];
    if (!exchange.answer(status, all, body, responseBytes)) return false;
    if (tap) {
      if (job.body) tapRequest(job, {});
      if (tap.wants(job.userId)) {
        const isSoap = status === 200 || status === faultStatus;
        const payload = isSoap ? body : `HTTP ${status} ${body}`;
        tapMessage(job, 'out', payload, isSoap ? 'soap' : 'http', []);
      }
    }
    onExchange?.({
      operation: job.operation?.fullName ?? '',
      headerUserId: job.headerUserId,
      fault,
      httpStatus: status,
      milliseconds: clock.now() - job.startedAt,
      requestBytes: exchange.bytes,
      responseBytes,
    });
    return true;
  }

  function tellIgnored(operation: OperationCodec, ignored: readonly string[]): void {
    const named = ignored.slice(0, 10);
    log.info(
      { operation: operation.fullName, ignored: named, count: ignored.length },
      `Ignored what ${operation.fullName} does not take: ${named.join(', ')}.`,
    );
  }

  function tellByPosition(operation: OperationCodec, taken: readonly string[]): void {
    log.warn(
      { operation: operation.fullName, byPosition: taken },
      `Took parameters of ${operation.fullName} by their position: ${taken.join(', ')}. Give the dialect these names, so that nothing is guessed.`,
    );
  }

  return {
    answer,
    // Once the body is there HTTP has done its part, and SOAP 1.1 asks for 500.
    refuse(job, exchange, error) {
      fail(job, exchange, error, exchange.isReceived ? faultStatus : error.entry.httpStatus, noHeaders);
    },
  };
}

/**
 * SAP goes by the codes that the catalogue promises. A handler that fails in another way keeps its words, under the
 * code for what CIC refused, or for our own failure; the log has the other.
 */
function declaredOr(error: BridgeError, codec: OperationCodec | undefined): BridgeError {
  const { code, message, details, retryable, cause } = error;
  if (codec === undefined || possibleAnywhere.has(code)) return error;
  const { faults } = codec.operation;
  if (faults.includes(code)) return error;
  return new BridgeError(faults.includes('cicUnavailable') ? 'cicUnavailable' : 'internal', message, {
    details: { ...details, undeclared: code },
    retryable,
    cause,
  });
}

function asBridgeError(error: unknown, job: Job): BridgeError {
  if (error instanceof BridgeError) return error;
  const what = job.operation?.fullName ?? 'the request';
  return new BridgeError(
    'internal',
    `Failed to answer ${what}: the bridge itself failed. Its log has the cause.`,
    {
      cause: error,
    },
  );
}
