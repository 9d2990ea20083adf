import { BridgeError } from '../../core/bridge-error.ts';
import type { Codec, OperationCodec, ServiceCodec } from '../codec/codec.ts';
import type { XmlElement } from '../soap/xml-element.ts';
import type { Route } from './routes.ts';

export interface FoundOperation {
  readonly operation: OperationCodec;
  /** Its request. */
  readonly element: XmlElement;
}

/**
 * Finds the operation that a request asks for. At a service's own address the element's name decides; at the
 * combined one its namespace does, then a name that only one service has, then SOAPAction (ici.md 2).
 *
 * @throws BridgeError `malformedRequest` or `notSupported` that says what would be understood.
 */
export function findOperation(
  codec: Codec,
  route: Route,
  content: XmlElement | undefined,
  soapAction: string | string[] | undefined,
): FoundOperation {
  if (content === undefined) {
    throw new BridgeError(
      'malformedRequest',
      'Failed to read the request: its Body is empty. Put the element of one operation into it; ?wsdl lists them.',
    );
  }
  const operation =
    route.kind === 'service'
      ? atService(codec, route.service, content)
      : atCombined(codec, content, String(soapAction ?? ''));
  return { operation, element: content };
}

function atService(codec: Codec, service: ServiceCodec, content: XmlElement): OperationCodec {
  const { name } = service.service;
  if (service.service.servedBy === 'sap') {
    throw new BridgeError(
      'notSupported',
      `Failed to take ${content.name}: ${name} is SAP's service, the bridge only calls it. Send operations to the services listed at /.`,
    );
  }
  if (content.namespace !== service.namespace) {
    // An unknown namespace is a peer's habit; that of another service is a request gone astray.
    const owner = servicesOf(codec, content.namespace)[0];
    if (owner) {
      throw new BridgeError(
        'notSupported',
        `Failed to take ${content.name}: its namespace is that of ${owner.service.name}, this address is ${name}. Send it to the address of ${owner.service.name}.`,
      );
    }
  }
  return service.byRequestName.get(content.name) ?? unknownOperation(content.name, [service]);
}

function atCombined(codec: Codec, content: XmlElement, soapAction: string): OperationCodec {
  const inNamespace = servicesOf(codec, content.namespace);
  const services = inNamespace.length > 0 ? inNamespace : codec.answered;
  const candidates = services.flatMap((service) => service.byRequestName.get(content.name) ?? []);
  if (candidates.length === 0) return unknownOperation(content.name, services);
  const [first, second] = candidates;
  if (first && !second) return first;

  const action = soapAction.toLowerCase();
  const named = candidates.filter(({ service }) => action.includes(service.name.toLowerCase()));
  const [chosen, another] = named;
  if (chosen && !another) return chosen;
  const names = candidates.map(({ fullName }) => fullName).join(', ');
  throw new BridgeError(
    'malformedRequest',
    `Failed to tell which operation ${content.name} is: ${names} fit. Use the service's namespace, its own address, or name it in SOAPAction.`,
  );
}

function servicesOf(codec: Codec, namespace: string): readonly ServiceCodec[] {
  return codec.answered.filter((service) => service.namespace === namespace);
}

function unknownOperation(name: string, services: readonly ServiceCodec[]): never {
  const known = services.map(
    ({ service, operations }) => `${service.name} has ${[...operations.keys()].join(', ')}`,
  );
  throw new BridgeError(
    'notSupported',
    `Failed to take ${name.slice(0, 80)}: there is no such operation here. ${known.join('; ')}.`,
  );
}
