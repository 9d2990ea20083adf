import { BridgeError } from '../../core/bridge-error.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import type { Operation, Service } from '../catalogue/service.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { XmlElement } from '../soap/xml-element.ts';
import { ambiguousName, fieldsReader, type ReadFields, shapeReader } from './shape-reader.ts';
import { fieldsWriter, shapeWriter, typesPrefix } from './shape-writer.ts';
import { fillTemplate, serviceNamespace, wireName } from './wire-names.ts';

/** The prefix that every message binds to the namespace of its service. */
const servicePrefix = 'i';

/** One operation's readers and writers, compiled once. */
export interface OperationCodec {
  readonly service: Service;
  /** The catalogue's name. */
  readonly name: string;
  /** `Service.operation`, for messages and logs. */
  readonly fullName: string;
  readonly operation: Operation;
  readonly namespace: string;
  /** What the WSDL says and our own requests send; requests to us may send any. */
  readonly soapAction: string;
  readonly requestName: string;
  readonly responseName: string;
  /** The element in the response that holds the output. */
  readonly resultName: string;
  readonly readRequest: ReadFields;
  /** The Body's content. */
  readonly writeRequest: (input: Readonly<Record<string, unknown>>) => string;
  readonly readResponse: (element: XmlElement, ignored: string[]) => unknown;
  readonly writeResponse: (output: unknown) => string;
}

export interface ServiceCodec {
  readonly service: Service;
  readonly namespace: string;
  readonly operations: ReadonlyMap<string, OperationCodec>;
  /** By every name that a request element may have. */
  readonly byRequestName: ReadonlyMap<string, OperationCodec>;
}

/** All services of a catalogue in one dialect. */
export interface Codec {
  readonly dialect: Dialect;
  readonly services: ReadonlyMap<string, ServiceCodec>;
  /** Those that the bridge answers. */
  readonly answered: readonly ServiceCodec[];
  /** By `Service.operation`. */
  readonly byFullName: ReadonlyMap<string, OperationCodec>;
}

const codecs = new WeakMap<Dialect, Codec>();

/** The codec of our catalogue in a dialect; compiled at its first use. */
export function codecOf(dialect: Dialect): Codec {
  let codec = codecs.get(dialect);
  if (codec === undefined) {
    codec = compileCodec(catalogue, dialect);
    codecs.set(dialect, codec);
  }
  return codec;
}

/** Compiles the readers and writers of any services. Throws `badConfiguration` for names that clash. */
export function compileCodec(services: { readonly [name: string]: Service }, dialect: Dialect): Codec {
  const compiled = Object.values(services).map((service) => serviceCodec(service, dialect));
  return {
    dialect,
    services: new Map(compiled.map((codec) => [codec.service.name, codec])),
    answered: compiled.filter(({ service }) => service.servedBy === 'bridge'),
    byFullName: new Map(
      compiled.flatMap((each) => [...each.operations.values()]).map((each) => [each.fullName, each]),
    ),
  };
}

function serviceCodec(service: Service, dialect: Dialect): ServiceCodec {
  const namespace = serviceNamespace(dialect, service.name);
  const operations = new Map<string, OperationCodec>();
  const byRequestName = new Map<string, OperationCodec>();
  for (const [name, operation] of Object.entries(service.operations)) {
    const codec = operationCodec(service, name, operation, namespace, dialect);
    operations.set(name, codec);
    for (const alias of wireName(dialect, codec.fullName, name).read) {
      const other = byRequestName.get(alias);
      if (other) throw ambiguousName(codec.fullName, other.fullName, alias);
      byRequestName.set(alias, codec);
    }
  }
  return { service, namespace, operations, byRequestName };
}

function operationCodec(
  service: Service,
  name: string,
  operation: Operation,
  namespace: string,
  dialect: Dialect,
): OperationCodec {
  const fullName = `${service.name}.${name}`;
  const requestName = wireName(dialect, fullName, name).written;
  const responseName = fillTemplate(dialect.elements.response, { operation: requestName });
  const resultName = fillTemplate(dialect.elements.result, {
    operation: requestName,
    result: operation.outputName,
  });

  const writeInput = fieldsWriter(dialect, operation.input, fullName, `${servicePrefix}:`, fullName);
  const namespaces = `xmlns:${servicePrefix}="${namespace}" xmlns:${typesPrefix}="${dialect.namespaces.types}"`;
  const startRequest = `<${servicePrefix}:${requestName} ${namespaces}>`;
  const endRequest = `</${servicePrefix}:${requestName}>`;
  const startResponse = `<${servicePrefix}:${responseName} ${namespaces}>`;
  const endResponse = `</${servicePrefix}:${responseName}>`;
  const emptyResponse = `<${servicePrefix}:${responseName} xmlns:${servicePrefix}="${namespace}"/>`;

  const { output } = operation;
  const writeOutput =
    output && shapeWriter(dialect, output, `${servicePrefix}:${resultName}`, `${fullName}.${resultName}`);
  const readOutput = output && shapeReader(dialect, output, resultName, `the answer to ${fullName}`);

  return {
    service,
    name,
    fullName,
    operation,
    namespace,
    soapAction: fillTemplate(dialect.soapAction, {
      namespace,
      service: service.name,
      operation: requestName,
    }),
    requestName,
    responseName,
    resultName,
    readRequest: fieldsReader(dialect, operation.input, fullName, '', fullName),
    writeRequest: (input) => startRequest + writeInput(input) + endRequest,
    writeResponse: writeOutput
      ? (value) => startResponse + writeOutput(value) + endResponse
      : () => emptyResponse,
    readResponse(element, ignored) {
      if (readOutput === undefined) return undefined;
      const result = element.children.find((child) => child.name === resultName);
      // Peers name this element as they like; where there is only one it can only be the result.
      const only = element.children.length === 1 ? element.children[0] : undefined;
      const found = result ?? only;
      if (found === undefined) {
        if (output?.kind === 'optional') return undefined;
        throw missingResult(fullName, resultName);
      }
      return readOutput(found, ignored);
    },
  };
}

function missingResult(fullName: string, resultName: string): BridgeError {
  return new BridgeError(
    'malformedRequest',
    `Failed to read the answer to ${fullName}: ${resultName} is missing. Compare the answer with the served WSDL.`,
  );
}
