import {
  defaultDialect,
  type Fields,
  type OperationName,
  type Shape,
  type WsdlSubject,
  writeWsdl,
} from '@switchhook/bridge/ici';
import { type Client, createClientAsync } from 'soap';
import { findOperation } from '../pact/find-operation.ts';

/** What the SOAP library made of the bridge's answer. */
export type SapAnswer =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly code: string; readonly message: string };

type Method = (input: unknown, options: object) => Promise<readonly unknown[]>;

/**
 * Calls one operation as SAP: an independent SOAP library that has read the WSDL we serve, and the user in the
 * SOAP header (ici.md 2).
 */
export async function callAsSap(
  endpoint: string,
  operation: OperationName,
  input: Readonly<Record<string, unknown>>,
  userId: string,
): Promise<SapAnswer> {
  const { service, name, declared } = findOperation(operation);
  const client = await clientOf(service);
  client.setEndpoint(endpoint);
  client.clearSoapHeaders();
  // Without a prefix the library writes the attribute `xmlns:`, which is no legal name.
  client.addSoapHeader({ IciHeader: { userId } }, '', 't', defaultDialect.namespaces.types);
  const method = client[`${name}Async`] as Method;
  try {
    const [answer] = await method.call(client, toSoap(declared.input, input), { proxy: false });
    const { output, outputName } = declared;
    const result = (answer as Record<string, unknown> | null)?.[outputName];
    return { kind: 'answer', value: output ? fromSoap(output, result) : undefined };
  } catch (error) {
    return faultOf(error);
  }
}

const clients = new Map<string, Promise<Client>>();

/** Reads the WSDL of a service once. */
function clientOf(service: WsdlSubject): Promise<Client> {
  const known = clients.get(service);
  if (known) return known;
  const wsdl = writeWsdl(defaultDialect, service, 'http://127.0.0.1/told-with-each-call');
  const client = createClientAsync(wsdl, { disableCache: true });
  clients.set(service, client);
  return client;
}

/** The library wants a list as an object that holds `item`. */
function toSoap(fields: Fields, values: Readonly<Record<string, unknown>>): object {
  const entries = Object.entries(fields).flatMap(([name, shape]) =>
    values[name] === undefined ? [] : [[name, toSoapValue(shape, values[name])]],
  );
  return Object.fromEntries(entries);
}

function toSoapValue(shape: Shape, value: unknown): unknown {
  if (shape.kind === 'optional') return toSoapValue(shape.shape, value);
  if (shape.kind === 'record') return toSoap(shape.fields, value as Record<string, unknown>);
  if (shape.kind === 'list') {
    return { item: (value as readonly unknown[]).map((entry) => toSoapValue(shape.element, entry)) };
  }
  return value;
}

/** The library reads an empty element as null, and one entry of a list as the entry itself. */
function fromSoap(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'optional':
      return value === undefined ? undefined : fromSoap(shape.shape, value);
    case 'string':
      return value ?? '';
    case 'list': {
      const items = (value as { item?: unknown } | null)?.item ?? [];
      return (Array.isArray(items) ? items : [items]).map((entry) => fromSoap(shape.element, entry));
    }
    case 'record': {
      const fields = value as Readonly<Record<string, unknown>> | null;
      return Object.fromEntries(
        Object.entries(shape.fields)
          .map(([name, field]) => [name, fromSoap(field, fields?.[name])])
          .filter(([, read]) => read !== undefined),
      );
    }
    default:
      return value;
  }
}

interface FaultBody {
  readonly faultstring: string;
  readonly detail: { readonly iciException: { readonly code: string } };
}

function faultOf(error: unknown): SapAnswer {
  const root = (error as { root?: { Envelope?: { Body?: { Fault?: FaultBody } } } }).root;
  const fault = root?.Envelope?.Body?.Fault;
  if (!fault) throw error;
  return { kind: 'fault', code: fault.detail.iciException.code, message: fault.faultstring };
}
