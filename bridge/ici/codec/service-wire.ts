import type { Service } from '../catalogue/service.ts';
import type { Shape } from '../catalogue/shape.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { escapeText } from '../soap/escape-text.ts';
import { namedTypes } from './named-types.ts';
import { typeName, wireTypeName } from './type-names.ts';
import {
  hasQualifiedFields,
  responseNamespace,
  serviceNamespace,
  typeNamespace,
  typesNamespace,
} from './wire-names.ts';

export const encodingNamespace = 'http://schemas.xmlsoap.org/soap/encoding/';
const schemaNamespace = 'http://www.w3.org/2001/XMLSchema';
const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';

/** The prefix that every message binds to the namespace of its service. */
export const servicePrefix = 'i';

/** How one service's messages are written: which names carry which prefix, and what each message declares. */
export interface ServiceWire {
  readonly dialect: Dialect;
  readonly namespace: string;
  readonly isEncoded: boolean;
  /** Before the names of parameters and results; colon included, empty where they have no namespace. */
  readonly partPrefix: string;
  /** Before the names of a type's fields and of a list's entries. */
  fieldPrefix(type: Shape): string;
  /** The type as `xsi:type` and `arrayType` name it, such as `xsd:string`. */
  typeReference(type: Shape): string;
  /** What the element of a request or an answer carries behind its name. */
  readonly requestAttributes: string;
  readonly responseAttributes: string;
  /** The same for an element without content, which needs less. */
  readonly emptyResponseAttributes: string;
}

/** Works out once how a dialect writes the messages of a service. */
export function serviceWire(dialect: Dialect, service: Service): ServiceWire {
  const { name } = service;
  const isEncoded = dialect.style === 'rpc-encoded';
  const isQualified = hasQualifiedFields(dialect);
  const prefixes = typePrefixes(dialect, service);
  const prefixOf = (type: Shape) => prefixes.get(typeNamespace(dialect, name, typeName(type)));

  const types = [...prefixes].map(([namespace, prefix]) => declare(prefix, namespace)).join('');
  const encoding = isEncoded
    ? `${declare('xsd', schemaNamespace)}${declare('xsi', instanceNamespace)}${declare('enc', encodingNamespace)} soap:encodingStyle="${encodingNamespace}"`
    : '';
  const request = declare(servicePrefix, serviceNamespace(dialect, name));
  const response = declare(servicePrefix, responseNamespace(dialect, name));

  return {
    dialect,
    namespace: serviceNamespace(dialect, name),
    isEncoded,
    partPrefix: dialect.style === 'document-literal-wrapped' && isQualified ? `${servicePrefix}:` : '',
    fieldPrefix: (type) => (isQualified ? `${prefixOf(type)}:` : ''),
    typeReference(type) {
      const isNamed = type.kind === 'record' || type.kind === 'list';
      return `${isNamed ? prefixOf(type) : 'xsd'}:${wireTypeName(dialect, type)}`;
    },
    requestAttributes: request + types + encoding,
    responseAttributes: response + types + encoding,
    emptyResponseAttributes: response + (isEncoded ? ` soap:encodingStyle="${encodingNamespace}"` : ''),
  };
}

/** A prefix for each namespace of the service's types: `t`, `t2`, … */
function typePrefixes(dialect: Dialect, service: Service): ReadonlyMap<string, string> {
  const prefixes = new Map([[typesNamespace(dialect, service.name), 't']]);
  for (const type of namedTypes([service])) {
    const namespace = typeNamespace(dialect, service.name, typeName(type));
    if (!prefixes.has(namespace)) prefixes.set(namespace, `t${prefixes.size + 1}`);
  }
  return prefixes;
}

function declare(prefix: string, namespace: string): string {
  return ` xmlns:${prefix}="${escapeText(namespace)}"`;
}
