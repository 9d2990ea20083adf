import { BridgeError } from '../../core/bridge-error.ts';
import type { IciEventName } from '../catalogue/catalogue.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { readEnvelope, soapContentType, writeEnvelope } from '../soap/envelope.ts';
import { type Fault, readFault } from '../soap/fault.ts';
import type { XmlElement } from '../soap/xml-element.ts';
import { createXmlReader } from '../soap/xml-reader.ts';
import { codecOf, type OperationCodec } from './codec.ts';
import type { EventInput, OperationInput, OperationName, OperationOutput } from './operation-name.ts';
import { newNotes } from './shape-reader.ts';
import { writeHeader } from './write-header.ts';

/** A SOAP message, ready to be posted. */
export interface EncodedMessage {
  readonly body: string;
  readonly contentType: string;
  /** The value of the SOAPAction header, quotes included. */
  readonly soapAction: string;
}

/** What SAP answered to an event. */
export type EventReply =
  | { readonly kind: 'accepted'; readonly response: string }
  | ({ readonly kind: 'fault' } & Fault);

/** What a service answered to an operation. */
export type OperationReply<Output> =
  | { readonly kind: 'answer'; readonly value: Output }
  | ({ readonly kind: 'fault' } & Fault);

const readXml = createXmlReader(64);

/** The message that tells SAP of an event. */
export function encodeEvent<E extends IciEventName>(
  dialect: Dialect,
  eventName: E,
  input: EventInput<E>,
  headerUserId?: string,
): EncodedMessage {
  return encode(dialect, operationOf(dialect, `IciEvent.${eventName}`), input, headerUserId);
}

/** The path that events are posted to, after the path and query of an appUrl. */
export function eventPath({ events }: Dialect, appUrlPath: string): string {
  if (events.path === '') return appUrlPath;
  const [path = '', ...query] = appUrlPath.split('?');
  return [path.replace(/\/$/, '') + events.path, ...query].join('?');
}

/**
 * Reads the body of SAP's answer to an event. What a 2xx answer says beyond that does not matter (ici.md 2):
 * an empty body is accepted, and so is any SOAP message that is no fault. Anything else, such as a log-on
 * page, comes back as a fault with the code `unreadable`. Never throws.
 */
export function decodeEventReply(dialect: Dialect, eventName: IciEventName, body: string): EventReply {
  if (body.trim() === '') return { kind: 'accepted', response: '' };
  try {
    const { content } = readEnvelope(readXml(body));
    const fault = readFault(content);
    if (fault) return { kind: 'fault', ...fault };
    return { kind: 'accepted', response: responseText(dialect, eventName, content) };
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    return { kind: 'fault', code: 'unreadable', message: error.message };
  }
}

/**
 * The message that asks a service for an operation, as SAP would write it.
 *
 * @example
 * encodeRequest(defaultDialect, 'IciPhoneCall.hold', { itemId: '2001274182' }, 'JSMITH');
 */
export function encodeRequest<N extends OperationName>(
  dialect: Dialect,
  name: N,
  input: OperationInput<N>,
  headerUserId?: string,
): EncodedMessage {
  return encode(dialect, operationOf(dialect, name), input, headerUserId);
}

/**
 * Reads the body of an answer to an operation.
 * @throws BridgeError `malformedRequest` or `versionMismatch` where it is neither the answer nor a fault.
 */
export function decodeReply<N extends OperationName>(
  dialect: Dialect,
  name: N,
  body: string,
): OperationReply<OperationOutput<N>> {
  const codec = operationOf(dialect, name);
  const { content } = readEnvelope(readXml(body));
  const fault = readFault(content);
  if (fault) return { kind: 'fault', ...fault };
  if (content?.name !== codec.responseName) {
    throw new BridgeError(
      'malformedRequest',
      `Failed to read the answer to ${name}: found ${content?.name ?? 'an empty Body'} instead of ${codec.responseName}. Compare the answer with the served WSDL.`,
    );
  }
  return { kind: 'answer', value: codec.readResponse(content, newNotes()) as OperationOutput<N> };
}

function encode(
  dialect: Dialect,
  codec: OperationCodec,
  input: object,
  headerUserId: string | undefined,
): EncodedMessage {
  return {
    body: writeEnvelope(
      codec.writeRequest(input as Readonly<Record<string, unknown>>),
      headerUserId === undefined ? '' : writeHeader(dialect, codec.service.name, headerUserId),
    ),
    contentType: soapContentType,
    soapAction: `"${codec.soapAction}"`,
  };
}

function responseText(dialect: Dialect, eventName: IciEventName, content: XmlElement | undefined): string {
  const { resultName } = operationOf(dialect, `IciEvent.${eventName}`);
  const result = content?.children.find((child) => child.name === resultName) ?? content?.children[0];
  return (result ?? content)?.text.trim() ?? '';
}

function operationOf(dialect: Dialect, fullName: OperationName): OperationCodec {
  return codecOf(dialect).byFullName.get(fullName) as OperationCodec;
}
