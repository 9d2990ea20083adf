import { BridgeError } from '../../core/bridge-error.ts';
import type { catalogue } from '../catalogue/catalogue.ts';
import { codecOf, type OperationCodec, type ServiceCodec } from '../codec/codec.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { escapeText } from '../soap/escape-text.ts';
import { serviceSchema, typesSchema } from './write-xsd.ts';

/** One service of the catalogue, or `combined`: all that the bridge answers, at one address (G25). */
export type WsdlSubject = keyof typeof catalogue | 'combined';

const combinedName = 'Ici';
const httpTransport = 'http://schemas.xmlsoap.org/soap/http';

/**
 * The WSDL 1.1 of a service, document/literal wrapped.
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
    subject === 'combined' ? `${dialect.namespaces.types}:combined` : first.namespace,
  );
  if (subject === 'combined') refuseSharedElements(services);

  const prefixes = services
    .map(({ namespace }, index) => `xmlns:s${index}="${escapeText(namespace)}"`)
    .join(' ');
  const schemas = [
    typesSchema(dialect),
    ...services.map(({ service }) => serviceSchema(dialect, service.name)),
  ];
  const parts = services.map((service, index) => describe(dialect, service, `s${index}`));
  const location = escapeText(address);
  const ports = services.map(
    ({ service }) => `    <wsdl:port name="${service.name}" binding="tns:${service.name}Binding">
      <soap:address location="${location}"/>
    </wsdl:port>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions name="${name}" targetNamespace="${target}" xmlns:tns="${target}" ${prefixes} xmlns:t="${escapeText(dialect.namespaces.types)}" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<wsdl:types>
${schemas.join('\n')}
</wsdl:types>
<wsdl:message name="IciHeader"><wsdl:part name="header" element="t:${dialect.header.element}"/></wsdl:message>
<wsdl:message name="IciException"><wsdl:part name="exception" element="t:${dialect.elements.exception}"/></wsdl:message>
${parts.map((part) => part.messages).join('\n')}
${parts.map((part) => part.portType).join('\n')}
${parts.map((part) => part.binding).join('\n')}
  <wsdl:service name="${name}">
${ports.join('\n')}
  </wsdl:service>
</wsdl:definitions>
`;
}

function describe(dialect: Dialect, { service, operations }: ServiceCodec, prefix: string) {
  const all = [...operations.values()];
  // Messages carry the service's name: two services of one combined WSDL may share operation names.
  const message = (operation: OperationCodec, kind: string) => `${service.name}_${operation.name}_${kind}`;
  return {
    messages: all
      .map(
        (
          operation,
        ) => `<wsdl:message name="${message(operation, 'Request')}"><wsdl:part name="parameters" element="${prefix}:${operation.requestName}"/></wsdl:message>
<wsdl:message name="${message(operation, 'Response')}"><wsdl:part name="parameters" element="${prefix}:${operation.responseName}"/></wsdl:message>`,
      )
      .join('\n'),
    portType: `<wsdl:portType name="${service.name}">
  <wsdl:documentation>${escapeText(service.summary)}</wsdl:documentation>
${all
  .map(
    (operation) => `  <wsdl:operation name="${operation.requestName}">
    <wsdl:documentation>${escapeText(operation.operation.summary)} (${operation.operation.provenance})</wsdl:documentation>
    <wsdl:input message="tns:${message(operation, 'Request')}"/>
    <wsdl:output message="tns:${message(operation, 'Response')}"/>
    <wsdl:fault name="${dialect.elements.exception}" message="tns:IciException"/>
  </wsdl:operation>`,
  )
  .join('\n')}
</wsdl:portType>`,
    binding: `<wsdl:binding name="${service.name}Binding" type="tns:${service.name}">
  <soap:binding style="document" transport="${httpTransport}"/>
${all
  .map(
    (operation) => `  <wsdl:operation name="${operation.requestName}">
    <soap:operation soapAction="${escapeText(operation.soapAction)}" style="document"/>
    <wsdl:input><soap:body use="literal"/><soap:header message="tns:IciHeader" part="header" use="literal"/></wsdl:input>
    <wsdl:output><soap:body use="literal"/></wsdl:output>
    <wsdl:fault name="${dialect.elements.exception}"><soap:fault name="${dialect.elements.exception}" use="literal"/></wsdl:fault>
  </wsdl:operation>`,
  )
  .join('\n')}
</wsdl:binding>`,
  };
}

function refuseSharedElements(services: readonly ServiceCodec[]): void {
  const owners = new Map<string, string>();
  for (const { namespace, operations } of services) {
    for (const { requestName, fullName } of operations.values()) {
      const key = `{${namespace}}${requestName}`;
      const owner = owners.get(key);
      if (owner !== undefined) {
        throw new BridgeError(
          'notSupported',
          `Failed to write the combined WSDL: this dialect gives ${owner} and ${fullName} the same element. Use the WSDL of each service.`,
        );
      }
      owners.set(key, fullName);
    }
  }
}
