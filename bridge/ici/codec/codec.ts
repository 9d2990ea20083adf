import { BridgeError } from '../../core/bridge-error.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import type { Operation, Service } from '../catalogue/service.ts';
import type { Shape } from '../catalogue/shape.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { XmlElement } from '../soap/xml-element.ts';
import { parametersReader } from './parameters-reader.ts';
import { type ServiceWire, servicePrefix, serviceWire } from './service-wire.ts';
import { ambiguousName, isNil, type ReadFields, type ReadingNotes, shapeReader } from './shape-reader.ts';
import { fieldsWriter, shapeWriter } from './shape-writer.ts';
import { fillTemplate, wireName } from './wire-names.ts';

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
  readonly readResponse: (element: XmlElement, notes: ReadingNotes) => unknown;
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
  const wire = serviceWire(dialect, service);
  const { namespace } = wire;
  const operations = new Map<string, OperationCodec>();
  const byRequestName = new Map<string, OperationCodec>();
  for (const [name, operation] of Object.entries(service.operations)) {
    const codec = operationCodec(service, name, operation, wire);
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
  wire: ServiceWire,
): OperationCodec {
  const { dialect, namespace } = wire;
  const fullName = `${service.name}.${name}`;
  const requestName = wireName(dialect, fullName, name).written;
  const values = { operation: requestName, result: operation.outputName };
  const responseName =
    dialect.elements.responses[fullName] ?? fillTemplate(dialect.elements.response, values);
  const resultName = dialect.elements.results[fullName] ?? fillTemplate(dialect.elements.result, values);

  const { partPrefix } = wire;
  const writeInput = fieldsWriter(wire, operation.input, fullName, partPrefix, fullName);
  const startRequest = `<${servicePrefix}:${requestName}${wire.requestAttributes}>`;
  const endRequest = `</${servicePrefix}:${requestName}>`;
  const startResponse = `<${servicePrefix}:${responseName}${wire.responseAttributes}>`;
  const endResponse = `</${servicePrefix}:${responseName}>`;
  const emptyResponse = `<${servicePrefix}:${responseName}${wire.emptyResponseAttributes}/>`;

  const { output } = operation;
  const writeOutput =
    output && shapeWriter(wire, output, `${partPrefix}${resultName}`, `${fullName}.${resultName}`);
  const readOutput = output && resultReader(dialect, output, resultName, fullName);

  return {
    service,
    name,
    fullName,
    operation,
    namespace,
    soapAction:
      dialect.soapActions[fullName] ??
      fillTemplate(dialect.soapAction, { namespace, service: service.name, operation: requestName }),
    requestName,
    responseName,
    resultName,
    readRequest: parametersReader(dialect, operation.input, fullName),
    writeRequest: (input) => writeInput(startRequest, input) + endRequest,
    writeResponse: writeOutput
      ? (value) => writeOutput(startResponse, value) + endResponse
      : () => emptyResponse,
    readResponse: (element, notes) => readOutput?.(element, notes),
  };
}

/** Compiles the reader of what an answer's element holds. */
function resultReader(
  dialect: Dialect,
  output: Shape,
  resultName: string,
  fullName: string,
): (element: XmlElement, notes: ReadingNotes) => unknown {
  const where = `the answer to ${fullName}`;
  const inner = output.kind === 'optional' ? output.shape : output;
  const isRepeated = inner.kind === 'list' && dialect.elements.lists === 'repeated';
  if (isRepeated) {
    const readEntry = shapeReader(dialect, inner.element, resultName, where);
    return (element, notes) => element.children.map((child) => readEntry(child, notes));
  }
  const read = shapeReader(dialect, output, resultName, where);
  return (element, notes) => {
    const result = element.children.find((child) => child.name === resultName);
    // Peers name this element as they like; where there is only one it can only be the result.
    const only = element.children.length === 1 ? element.children[0] : undefined;
    const found = result ?? only;
    if (found !== undefined && !isNil(found)) return read(found, notes);
    if (output.kind === 'optional') return undefined;
    throw missingResult(fullName, resultName);
  };
}

function missingResult(fullName: string, resultName: string): BridgeError {
  return new BridgeError(
    'malformedRequest',
    `Failed to read the answer to ${fullName}: ${resultName} is missing. Compare the answer with the served WSDL.`,
  );
}
