import { BridgeError } from '../../core/bridge-error.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { readEnvelope } from '../soap/envelope.ts';
import { createXmlReader } from '../soap/xml-reader.ts';
import { type Codec, codecOf, type OperationCodec } from './codec.ts';
import { newNotes } from './shape-reader.ts';

/** A request of SAP or an event of the bridge, as a third party reads it off the wire. */
export interface ReadMessage {
  /** `IciPhoneCall.hold` or `IciEvent.phoneCallChanged`. */
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly headerUserId: string | undefined;
}

const readXml = createXmlReader(64);

/**
 * Reads an operation or event without knowing which it is: by its namespace, else by a name that only one service
 * has. For tools that look at recorded messages.
 * @throws BridgeError `malformedRequest`, `notSupported` or `versionMismatch` where it is none.
 */
export function readMessage(dialect: Dialect, body: string): ReadMessage {
  const codec = codecOf(dialect);
  const { headerUserId, content } = readEnvelope(readXml(body), dialect.header.path);
  if (!content) {
    throw new BridgeError(
      'malformedRequest',
      'Failed to read the message: its Body is empty. Look at its recording.',
    );
  }
  const operation = find(codec, content.name, content.namespace);
  if (!operation) {
    throw new BridgeError(
      'notSupported',
      `Failed to read the message: the catalogue has no ${content.name.slice(0, 80)} in "${content.namespace.slice(0, 80)}". Give the dialect of the site.`,
    );
  }
  return { name: operation.fullName, input: operation.readRequest(content, newNotes()), headerUserId };
}

function find(codec: Codec, name: string, namespace: string): OperationCodec | undefined {
  const services = [...codec.services.values()];
  const inNamespace = services.filter((service) => service.namespace === namespace);
  const candidates = (inNamespace.length > 0 ? inNamespace : services).flatMap(
    (service) => service.byRequestName.get(name) ?? [],
  );
  return candidates.length === 1 ? candidates[0] : undefined;
}
