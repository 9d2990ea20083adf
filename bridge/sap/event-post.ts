import { Agent } from 'undici';
import type { Clock } from '../core/clock.ts';
import type { MessageTap } from '../core/message-tap.ts';
import {
  type Dialect,
  decodeEventReply,
  type EncodedMessage,
  type EventInput,
  encodeEvent,
  eventPath,
  type IciEventName,
} from '../ici/index.ts';
import type { AppUrl } from './app-url.ts';
import { type DeliveryOutcome, outcomeOf } from './delivery-outcome.ts';
import { type HostHeaders, headersOfHost } from './host-headers.ts';
import { limitedRequest } from './limited-request.ts';
import type { OutgoingEvent } from './outgoing-event.ts';
import { timedConnector } from './timed-connector.ts';

export interface EventPostOptions {
  readonly dialect: Dialect;
  readonly clock: Clock;
  /** Milliseconds until the connection must stand. */
  readonly connectMs: number;
  /** Milliseconds until the whole answer must be read. */
  readonly totalMs: number;
  /** What SAP's hosts want to see with each event; the first that fits wins. */
  readonly hosts?: readonly HostHeaders[] | undefined;
  readonly tap?: MessageTap | undefined;
}

export interface EventPost {
  /** Tries once to deliver an event; never rejects. */
  post(appUrl: AppUrl, userId: string, event: OutgoingEvent): Promise<DeliveryOutcome>;
  /** Cuts what is under way and closes every socket. */
  close(): Promise<void>;
}

// An event reply is one short string (ici.md 6); what is longer is an error page, of which the start is enough.
const maxReplyBytes = 64 * 1024;

/** The HTTP client for events: keep-alive connections, both time limits on the injected clock. */
export function createEventPost(options: EventPostOptions): EventPost {
  const { dialect, clock, connectMs, totalMs, hosts = [], tap } = options;
  const connector = timedConnector(clock, connectMs);
  const limits = { totalMs, clock, maxReplyBytes };
  // undici's own time limits run on the wall clock; ours replace them.
  const agent = new Agent({ connect: connector.connect, headersTimeout: 0, bodyTimeout: 0 });

  async function post(appUrl: AppUrl, userId: string, event: OutgoingEvent): Promise<DeliveryOutcome> {
    let message: EncodedMessage;
    try {
      message = encode(dialect, userId, event);
    } catch (error) {
      return { kind: 'refused', why: `it cannot be written: ${describeError(error)}` };
    }
    const isTapped = tap?.wants(userId) ?? false;
    const tell = (direction: 'in' | 'out', kind: 'soap' | 'http' | 'exception', payload: string) => {
      tap?.take({ userId, direction, kind, operation: `IciEvent.${event.name}`, payload, secrets: [] });
    };
    if (isTapped) tell('out', 'soap', message.body);
    try {
      const request = {
        origin: appUrl.origin,
        path: eventPath(dialect, appUrl.path),
        method: 'POST',
        headers: headersFor(appUrl, userId, message, hosts),
        body: message.body,
      } as const;
      const { status, contentType, body } = await limitedRequest(agent, request, limits);
      const decoded = decodeEventReply(dialect, event.name, body);
      if (isTapped) {
        const isSoap = decoded.kind !== 'fault' || decoded.code !== 'unreadable';
        if (isSoap) tell('in', 'soap', body);
        else tell('in', 'http', `HTTP ${status} ${body}`.trim());
      }
      const isFault = decoded.kind === 'fault' && decoded.code !== 'unreadable';
      return outcomeOf({ status, contentType, fault: isFault ? decoded.message : undefined });
    } catch (error) {
      if (isTapped) tell('in', 'exception', describeError(error));
      return { kind: 'unreachable', why: describeError(error) };
    }
  }

  async function close(): Promise<void> {
    connector.close();
    await agent.destroy();
  }

  return { post, close };
}

function encode(dialect: Dialect, userId: string, { name, input, appIds }: OutgoingEvent): EncodedMessage {
  // `OutgoingEvent` pairs name and input; spreading a union loses that pairing for the type checker.
  const whole = { ...input, appIds } as EventInput<IciEventName>;
  return encodeEvent<IciEventName>(dialect, name, whole, userId);
}

function headersFor(
  appUrl: AppUrl,
  userId: string,
  message: EncodedMessage,
  hosts: readonly HostHeaders[],
): Record<string, string> {
  return {
    ...headersOfHost(appUrl, userId, hosts),
    'content-type': message.contentType,
    soapaction: message.soapAction,
  };
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Where a host has several addresses, Node gathers their failures and leaves the message empty.
  if (error instanceof AggregateError) return error.errors.map(describeError).join(', ');
  return error.message || error.name;
}
