import { BridgeError } from '../../core/bridge-error.ts';
import type { catalogue } from '../catalogue/catalogue.ts';
import type { Fields } from '../catalogue/shape.ts';
import { codecOf, type OperationCodec, type ServiceCodec } from '../codec/codec.ts';
import { encodingNamespace } from '../codec/service-wire.ts';
import { headerNamespace, responseNamespace, typesNamespace, wireName } from '../codec/wire-names.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { escapeText } from '../soap/escape-text.ts';
import { refuseSharedElements } from './refuse-shared-elements.ts';
import { type SchemaSet, schemaSet, writeSchema } from './schema-set.ts';

/** One service of the catalogue, or `combined`: all that the bridge answers, at one address (G25). */
export type WsdlSubject = keyof typeof catalogue | 'combined';

const combinedName = 'Ici';
const httpTransport = 'http://schemas.xmlsoap.org/soap/http';

/** What all parts of one WSDL share. */
interface Writing {
  readonly dialect: Dialect;
  readonly set: SchemaSet;
  readonly isDocument: boolean;
  /** The attributes of `soap:body` behind `use`. */
  readonly body: (namespace: string) => string;
}

/**
 * The WSDL 1.1 of a service in the style of the dialect.
 * @param address where the service is reached; for `IciEvent`, which SAP provides, any placeholder
 */
export function writeWsdl(dialect: Dialect, subject: WsdlSubject, address: string): string {
  const services = [...codecOf(dialect).services.values()].filter(({ service }) =>
    subject === 'combined' ? service.servedBy === 'bridge' : service.name === subject,
  );
  const [first] = services;
  if (first === undefined) {
    throw new BridgeError(
      'notSupported',
      `Failed to write a WSDL: there is no service ${subject}. Ask for one that the page at / lists.`,
    );
  }
  const name = subject === 'combined' ? combinedName : subject;
  const target = escapeText(
    subject === 'combined' ? `${typesNamespace(dialect, combinedName)}:combined` : first.namespace,
  );
  const isDocument = dialect.style === 'document-literal-wrapped';
  if (subject === 'combined' && isDocument) refuseSharedElements(services);

  const set = schemaSet(dialect, services, { messages: isDocument });
  const writing: Writing = {
    dialect,
    set,
    isDocument,
    body: (namespace) => bodyAttributes(dialect, namespace),
  };
  const parts = services.map((service) => describe(writing, service));
  const namespaces = new Set([
    ...set.schemas.map((schema) => schema.namespace),
    ...services.map((service) => service.namespace),
  ]);
  const prefixes = [...namespaces].map(
    (namespace) => ` xmlns:${set.prefixOf(namespace)}="${escapeText(namespace)}"`,
  );
  const location = escapeText(address);
  const ports = services.map(
    ({ service }) => `    <wsdl:port name="${service.name}" binding="tns:${service.name}Binding">
      <soap:address location="${location}"/>
    </wsdl:port>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions name="${name}" targetNamespace="${target}" xmlns:tns="${target}"${prefixes.join('')} xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<wsdl:types>
${set.schemas.map((schema) => writeSchema(dialect, set, schema)).join('\n')}
</wsdl:types>
${parts.map((part) => part.messages).join('\n')}
${parts.map((part) => part.portType).join('\n')}
${parts.map((part) => part.binding).join('\n')}
  <wsdl:service name="${name}">
${ports.join('\n')}
  </wsdl:service>
</wsdl:definitions>
`;
}

function bodyAttributes({ style }: Dialect, namespace: string): string {
  switch (style) {
    case 'document-literal-wrapped':
      return 'use="literal"';
    case 'rpc-literal':
      return `use="literal" namespace="${escapeText(namespace)}"`;
    case 'rpc-encoded':
      return `use="encoded" encodingStyle="${encodingNamespace}" namespace="${escapeText(namespace)}"`;
  }
}

function describe(writing: Writing, codec: ServiceCodec) {
  const { dialect, set, isDocument, body } = writing;
  const { service, namespace, operations } = codec;
  const all = [...operations.values()];
  const { exception } = dialect.elements;
  const style = isDocument ? 'document' : 'rpc';
  // Messages carry the service's name: two services of one combined WSDL may share operation names.
  const message = (operation: OperationCodec, kind: string) => `${service.name}_${operation.name}_${kind}`;
  const header = `${set.prefixOf(headerNamespace(dialect, service.name))}:${dialect.header.path[0]}`;
  const fault = `${set.prefixOf(typesNamespace(dialect, service.name))}:${exception}`;
  return {
    messages: [
      `<wsdl:message name="${service.name}_Header"><wsdl:part name="header" element="${header}"/></wsdl:message>`,
      `<wsdl:message name="${service.name}_Exception"><wsdl:part name="exception" element="${fault}"/></wsdl:message>`,
      ...all.flatMap((operation) => [
        `<wsdl:message name="${message(operation, 'Request')}">${requestParts(writing, codec, operation)}</wsdl:message>`,
        `<wsdl:message name="${message(operation, 'Response')}">${responseParts(writing, codec, operation)}</wsdl:message>`,
      ]),
    ].join('\n'),
    portType: `<wsdl:portType name="${service.name}">
  <wsdl:documentation>${escapeText(service.summary)}</wsdl:documentation>
${all
  .map(
    (operation) => `  <wsdl:operation name="${operation.requestName}">
    <wsdl:documentation>${escapeText(operation.operation.summary)} (${operation.operation.provenance})</wsdl:documentation>
    <wsdl:input message="tns:${message(operation, 'Request')}"/>
    <wsdl:output message="tns:${message(operation, 'Response')}"/>
    <wsdl:fault name="${exception}" message="tns:${service.name}_Exception"/>
  </wsdl:operation>`,
  )
  .join('\n')}
</wsdl:portType>`,
    binding: `<wsdl:binding name="${service.name}Binding" type="tns:${service.name}">
  <soap:binding style="${style}" transport="${httpTransport}"/>
${all
  .map(
    (operation) => `  <wsdl:operation name="${operation.requestName}">
    <soap:operation soapAction="${escapeText(operation.soapAction)}" style="${style}"/>
    <wsdl:input><soap:body ${body(namespace)}/><soap:header message="tns:${service.name}_Header" part="header" use="literal"/></wsdl:input>
    <wsdl:output><soap:body ${body(responseNamespace(dialect, service.name))}/></wsdl:output>
    <wsdl:fault name="${exception}"><soap:fault name="${exception}" use="literal"/></wsdl:fault>
  </wsdl:operation>`,
  )
  .join('\n')}
</wsdl:binding>`,
  };
}

function requestParts(
  { dialect, set, isDocument }: Writing,
  { service, namespace }: ServiceCodec,
  operation: OperationCodec,
): string {
  if (isDocument) return element(set, namespace, operation.requestName);
  return parts(
    set,
    service.name,
    operation.operation.input,
    (name) => wireName(dialect, `${operation.fullName}.${name}`, name).written,
  );
}

function responseParts(
  { dialect, set, isDocument }: Writing,
  { service }: ServiceCodec,
  operation: OperationCodec,
): string {
  const { output } = operation.operation;
  if (isDocument) return element(set, responseNamespace(dialect, service.name), operation.responseName);
  return output ? parts(set, service.name, { [operation.resultName]: output }, (name) => name) : '';
}

function element(set: SchemaSet, namespace: string, name: string): string {
  return `<wsdl:part name="parameters" element="${set.prefixOf(namespace)}:${name}"/>`;
}

function parts(set: SchemaSet, service: string, fields: Fields, nameOf: (name: string) => string): string {
  return Object.entries(fields)
    .map(([name, shape]) => `<wsdl:part name="${nameOf(name)}" type="${set.reference(service, shape)}"/>`)
    .join('');
}
