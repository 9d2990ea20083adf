import type { IncomingMessage } from 'node:http';
import { BridgeError } from '../../core/bridge-error.ts';
import { notFound } from './pages.ts';
import type { Route } from './routes.ts';

export interface HttpRefusal {
  readonly error: BridgeError;
  readonly status: number;
  readonly headers: readonly string[];
}

const textXml = /^\s*(text|application)\/xml\s*(;|$)/i;

/** What is wrong with a request before its body is looked at; `undefined` where nothing is. */
export function refusalOf(
  request: IncomingMessage,
  route: Route | undefined,
  path: string,
): HttpRefusal | undefined {
  if (route === undefined) {
    const error = new BridgeError('notSupported', `Failed to take the request: ${notFound(path).trim()}`);
    return { error, status: 404, headers: [] };
  }
  if (request.method !== 'POST') {
    const error = new BridgeError(
      'methodNotAllowed',
      `Failed to take the request: ${request.method} is not allowed here. POST a SOAP message, or GET the page or ?wsdl.`,
    );
    return { error, status: error.entry.httpStatus, headers: ['Allow', 'GET, HEAD, POST'] };
  }
  const mediaType = wrongMediaType(request.headers['content-type'], request.headers['content-encoding']);
  return mediaType && { error: mediaType, status: mediaType.entry.httpStatus, headers: [] };
}

function wrongMediaType(
  contentType: string | undefined,
  encoding: string | undefined,
): BridgeError | undefined {
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    return unsupported(`it is compressed (${encoding.slice(0, 40)}). Send it uncompressed.`);
  }
  // Small clients leave the content type out; what they send is looked at as XML.
  if (contentType === undefined || textXml.test(contentType)) return undefined;
  const found = contentType.slice(0, 80);
  const isSoap12 = /^\s*application\/soap\+xml/i.test(contentType);
  return unsupported(
    `its content type is ${found}${isSoap12 ? ', that of SOAP 1.2' : ''}. Send SOAP 1.1 as text/xml.`,
  );
}

function unsupported(reason: string): BridgeError {
  return new BridgeError('unsupportedMediaType', `Failed to read the request: ${reason}`);
}
