import { BridgeError } from '../../core/bridge-error.ts';

/** A document that is no well-formed XML with namespaces. */
export function unreadable(reason: string): BridgeError {
  return new BridgeError(
    'malformedRequest',
    `Failed to read the request as XML: ${reason}. Send one well-formed SOAP 1.1 envelope.`,
  );
}
