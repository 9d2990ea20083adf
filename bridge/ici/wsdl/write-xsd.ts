import { catalogue } from '../catalogue/catalogue.ts';
import type { Fields, Shape } from '../catalogue/shape.ts';
import { codecOf, type ServiceCodec } from '../codec/codec.ts';
import { wireName } from '../codec/wire-names.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { escapeText } from '../soap/escape-text.ts';
import { type NamedType, namedTypes, typeName } from './xsd-types.ts';

const schemaNamespace = 'http://www.w3.org/2001/XMLSchema';

/** A service of the catalogue, the types that all of them share, or `combined`, which imports every schema. */
export type XsdSubject = keyof typeof catalogue | 'types' | 'combined';

/**
 * The schema of a service's messages. A namespace is one file: imports name the others as `writeXsdFiles`
 * calls them.
 */
export function writeXsd(dialect: Dialect, subject: XsdSubject): string {
  if (subject === 'types') return typesSchema(dialect);
  if (subject === 'combined') return combinedSchema(dialect);
  return serviceSchema(dialect, subject, 'types.xsd');
}

/** Every schema by the file name under which the others import it: `types.xsd`, `IciUser.xsd`, `combined.xsd`, … */
export function writeXsdFiles(dialect: Dialect): Readonly<Record<string, string>> {
  const subjects: readonly XsdSubject[] = [...serviceNames(), 'types', 'combined'];
  return Object.fromEntries(subjects.map((subject) => [`${subject}.xsd`, writeXsd(dialect, subject)]));
}

/** The schema of the types that records, lists, the header and the fault detail have. */
export function typesSchema(dialect: Dialect): string {
  const { header, elements, namespaces } = dialect;
  const types = namedTypes(Object.values(catalogue)).map((type) => namedType(dialect, type));
  return `<xsd:schema xmlns:xsd="${schemaNamespace}" xmlns:t="${escapeText(namespaces.types)}" targetNamespace="${escapeText(namespaces.types)}" elementFormDefault="qualified">
${types.join('\n')}
  <xsd:element name="${header.element}">
    <xsd:complexType><xsd:sequence>
      <xsd:element name="${header.userId}" type="xsd:string"/>
    </xsd:sequence></xsd:complexType>
  </xsd:element>
  <xsd:element name="${elements.exception}">
    <xsd:complexType><xsd:sequence>
      <xsd:element name="code" type="xsd:string"/>
      <xsd:element name="message" type="xsd:string"/>
      <xsd:element name="method" type="xsd:string"/>
    </xsd:sequence></xsd:complexType>
  </xsd:element>
</xsd:schema>`;
}

/** The schema of one service's requests and responses; inline in a WSDL it imports without a location. */
export function serviceSchema(dialect: Dialect, name: string, typesLocation?: string): string {
  const codec = serviceCodec(dialect, name);
  const location = typesLocation === undefined ? '' : ` schemaLocation="${typesLocation}"`;
  const elements = [...codec.operations.values()].flatMap((operation) => {
    const { output } = operation.operation;
    const result: Fields = output ? { [operation.resultName]: output } : {};
    return [
      wrapper(dialect, operation.requestName, operation.operation.input, operation.fullName),
      wrapper(dialect, operation.responseName, result, ''),
    ];
  });
  return `<xsd:schema xmlns:xsd="${schemaNamespace}" xmlns:t="${escapeText(dialect.namespaces.types)}" targetNamespace="${escapeText(codec.namespace)}" elementFormDefault="qualified">
  <xsd:import namespace="${escapeText(dialect.namespaces.types)}"${location}/>
${elements.join('\n')}
</xsd:schema>`;
}

function combinedSchema(dialect: Dialect): string {
  const imports = serviceNames().map(
    (name) =>
      `  <xsd:import namespace="${escapeText(serviceCodec(dialect, name).namespace)}" schemaLocation="${name}.xsd"/>`,
  );
  return `<xsd:schema xmlns:xsd="${schemaNamespace}">
${imports.join('\n')}
</xsd:schema>`;
}

function wrapper(dialect: Dialect, name: string, fields: Fields, namesKey: string): string {
  return `  <xsd:element name="${name}">
    <xsd:complexType>${sequence(dialect, fields, namesKey)}</xsd:complexType>
  </xsd:element>`;
}

function namedType(dialect: Dialect, type: NamedType): string {
  const content =
    type.kind === 'record'
      ? sequence(dialect, type.fields, type.name)
      : `<xsd:sequence>
      <xsd:element name="${dialect.elements.item}" type="${qualified(type.element)}" minOccurs="0" maxOccurs="unbounded"/>
    </xsd:sequence>`;
  return `  <xsd:complexType name="${typeName(type)}">${content}</xsd:complexType>`;
}

function sequence(dialect: Dialect, fields: Fields, namesKey: string): string {
  const elements = Object.entries(fields).map(([field, shape]) => {
    const { written } = wireName(dialect, `${namesKey}.${field}`, field);
    const occurs = shape.kind === 'optional' ? ' minOccurs="0"' : '';
    return `      <xsd:element name="${written}" type="${qualified(shape)}"${occurs}/>`;
  });
  return elements.length === 0
    ? '<xsd:sequence/>'
    : `<xsd:sequence>\n${elements.join('\n')}\n    </xsd:sequence>`;
}

function qualified(shape: Shape): string {
  if (shape.kind === 'optional') return qualified(shape.shape);
  const isNamed = shape.kind === 'record' || shape.kind === 'list';
  return `${isNamed ? 't' : 'xsd'}:${typeName(shape)}`;
}

function serviceNames(): readonly (keyof typeof catalogue)[] {
  return Object.keys(catalogue) as (keyof typeof catalogue)[];
}

function serviceCodec(dialect: Dialect, name: string): ServiceCodec {
  return codecOf(dialect).services.get(name) as ServiceCodec;
}
