import type { Fields, Shape } from '../catalogue/shape.ts';
import type { ServiceCodec } from '../codec/codec.ts';
import { type NamedType, namedTypes } from '../codec/named-types.ts';
import { encodingNamespace } from '../codec/service-wire.ts';
import { itemName, typeName, wireTypeName } from '../codec/type-names.ts';
import {
  hasQualifiedFields,
  headerNamespace,
  responseNamespace,
  typeNamespace,
  typesNamespace,
  wireName,
} from '../codec/wire-names.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { escapeText } from '../soap/escape-text.ts';

const schemaNamespace = 'http://www.w3.org/2001/XMLSchema';

/** What one namespace declares. */
export interface Schema {
  readonly namespace: string;
  /** The namespaces whose types it uses. */
  readonly imports: ReadonlySet<string>;
  readonly declarations: readonly string[];
}

/** The schemas of a set of services, each namespace once. */
export interface SchemaSet {
  readonly schemas: readonly Schema[];
  /** The prefix that every schema and WSDL of the set gives a namespace. */
  prefixOf(namespace: string): string;
  /** A type as `type=""` names it, such as `t:PhoneCall`. */
  reference(service: string, shape: Shape): string;
}

interface OpenSchema {
  readonly namespace: string;
  readonly imports: Set<string>;
  readonly declarations: Map<string, string>;
}

/**
 * Declares what services need: their types, header block and fault detail, and with `messages` the elements of
 * requests and answers too. The WSDL of an rpc style has parts in their place.
 */
export function schemaSet(
  dialect: Dialect,
  services: readonly ServiceCodec[],
  { messages }: { readonly messages: boolean },
): SchemaSet {
  const open = new Map<string, OpenSchema>();
  const prefixes = new Map<string, string>();
  const isQualified = hasQualifiedFields(dialect);

  function schema(namespace: string): OpenSchema {
    let found = open.get(namespace);
    if (found === undefined) {
      found = { namespace, imports: new Set(), declarations: new Map() };
      open.set(namespace, found);
    }
    return found;
  }

  function prefixOf(namespace: string): string {
    let prefix = prefixes.get(namespace);
    if (prefix === undefined) {
      prefix = prefixes.size === 0 ? 't' : `t${prefixes.size + 1}`;
      prefixes.set(namespace, prefix);
    }
    return prefix;
  }

  function reference(service: string, shape: Shape): string {
    const isNamed = shape.kind === 'record' || shape.kind === 'list';
    if (shape.kind === 'optional') return reference(service, shape.shape);
    const name = wireTypeName(dialect, shape);
    return isNamed ? `${prefixOf(typeNamespace(dialect, service, typeName(shape)))}:${name}` : `xsd:${name}`;
  }

  function use(at: OpenSchema, service: string, shape: Shape): string {
    const inner = shape.kind === 'optional' ? shape.shape : shape;
    if (inner.kind === 'record' || inner.kind === 'list') {
      const namespace = typeNamespace(dialect, service, typeName(inner));
      if (namespace !== at.namespace) at.imports.add(namespace);
    }
    return reference(service, inner);
  }

  /** `form` only where it is not what the schema says for all. */
  const form = (qualified: boolean) =>
    qualified === isQualified ? '' : ` form="${qualified ? 'qualified' : 'unqualified'}"`;

  function sequence(
    at: OpenSchema,
    service: string,
    fields: Fields,
    namesKey: string,
    qualified = isQualified,
  ): string {
    const elements = Object.entries(fields).map(([field, shape]) => {
      const { written } = wireName(dialect, `${namesKey}.${field}`, field);
      const inner = shape.kind === 'optional' ? shape.shape : shape;
      if (inner.kind === 'list' && isRepeated(dialect)) {
        const type = use(at, service, inner.element);
        return `      <xsd:element name="${written}" type="${type}" minOccurs="0" maxOccurs="unbounded"${form(qualified)}/>`;
      }
      const occurs = shape.kind === 'optional' ? ' minOccurs="0"' : '';
      return `      <xsd:element name="${written}" type="${use(at, service, shape)}"${occurs}${form(qualified)}/>`;
    });
    return elements.length === 0
      ? '<xsd:sequence/>'
      : `<xsd:sequence>\n${elements.join('\n')}\n    </xsd:sequence>`;
  }

  function addType(service: string, type: NamedType): void {
    const at = schema(typeNamespace(dialect, service, typeName(type)));
    const name = wireTypeName(dialect, type);
    if (at.declarations.has(`type ${name}`)) return;
    const content =
      type.kind === 'record'
        ? sequence(at, service, type.fields, type.name)
        : listContent(use(at, service, type.element), itemName(dialect, type));
    if (type.kind === 'list' && dialect.style === 'rpc-encoded') at.imports.add(encodingNamespace);
    at.declarations.set(`type ${name}`, `  <xsd:complexType name="${name}">${content}</xsd:complexType>`);
  }

  function listContent(entry: string, item: string): string {
    if (dialect.style === 'rpc-encoded') {
      return `<xsd:complexContent><xsd:restriction base="enc:Array">
      <xsd:attribute ref="enc:arrayType" wsdl:arrayType="${entry}[]"/>
    </xsd:restriction></xsd:complexContent>`;
    }
    return `<xsd:sequence>
      <xsd:element name="${item}" type="${entry}" minOccurs="0" maxOccurs="unbounded"/>
    </xsd:sequence>`;
  }

  function addHeader(service: string): void {
    const [block = '', ...inner] = dialect.header.path;
    const at = schema(headerNamespace(dialect, service));
    const content = inner.reduceRight<string | undefined>((within, name) => {
      const start = `<xsd:element name="${name}"${form(dialect.header.qualified)}`;
      return complex(
        within === undefined ? `${start} type="xsd:string"/>` : `${start}>${within}</xsd:element>`,
      );
    }, undefined);
    const start = `  <xsd:element name="${block}"`;
    const element =
      content === undefined ? `${start} type="xsd:string"/>` : `${start}>${content}</xsd:element>`;
    at.declarations.set(`element ${block}`, element);
  }

  function addException(service: string): void {
    const { exception } = dialect.elements;
    const fields = ['code', 'message', 'method'].map(
      (name) => `<xsd:element name="${name}" type="xsd:string"${form(true)}/>`,
    );
    schema(typesNamespace(dialect, service)).declarations.set(
      `element ${exception}`,
      `  <xsd:element name="${exception}">${complex(fields.join('\n      '))}</xsd:element>`,
    );
  }

  function addMessages({ service, namespace, operations }: ServiceCodec): void {
    const isDocument = dialect.style === 'document-literal-wrapped';
    const qualified = isDocument && isQualified;
    for (const { requestName, responseName, resultName, operation, fullName } of operations.values()) {
      const request = schema(namespace);
      const response = schema(responseNamespace(dialect, service.name));
      const result: Fields = operation.output ? { [resultName]: operation.output } : {};
      const wrap = (at: OpenSchema, name: string, fields: Fields, key: string) =>
        at.declarations.set(
          `element ${name}`,
          `  <xsd:element name="${name}">
    <xsd:complexType>${sequence(at, service.name, fields, key, qualified)}</xsd:complexType>
  </xsd:element>`,
        );
      wrap(request, requestName, operation.input, fullName);
      // A result has its name from the templates already.
      wrap(response, responseName, result, '');
    }
  }

  for (const { service } of services) prefixOf(typesNamespace(dialect, service.name));
  for (const codec of services) {
    const { name } = codec.service;
    for (const type of namedTypes([codec.service])) {
      if (type.kind === 'record' || !isRepeated(dialect) || isWrappedThere(codec, type)) addType(name, type);
    }
    addHeader(name);
    addException(name);
    if (messages) addMessages(codec);
  }
  return {
    schemas: [...open.values()].map(({ namespace, imports, declarations }) => ({
      namespace,
      imports,
      declarations: [...declarations.values()],
    })),
    prefixOf,
    reference,
  };
}

/** A schema as XML; `locate` names the files of the imported ones, which a WSDL has inline. */
export function writeSchema(
  dialect: Dialect,
  set: SchemaSet,
  schema: Schema,
  locate?: (namespace: string) => string,
): string {
  const imports = [...schema.imports].map((namespace) => {
    const location =
      locate && namespace !== encodingNamespace ? ` schemaLocation="${locate(namespace)}"` : '';
    return `  <xsd:import namespace="${escapeText(namespace)}"${location}/>`;
  });
  const used = [...new Set([schema.namespace, ...schema.imports])].filter(
    (each) => each !== encodingNamespace,
  );
  const prefixes = used.map((namespace) => ` xmlns:${set.prefixOf(namespace)}="${escapeText(namespace)}"`);
  if (schema.imports.has(encodingNamespace)) {
    prefixes.push(` xmlns:enc="${encodingNamespace}" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"`);
  }
  const form = hasQualifiedFields(dialect) ? 'qualified' : 'unqualified';
  return `<xsd:schema xmlns:xsd="${schemaNamespace}"${prefixes.join('')} targetNamespace="${escapeText(schema.namespace)}" elementFormDefault="${form}">
${[...imports, ...schema.declarations].join('\n')}
</xsd:schema>`;
}

function isRepeated({ elements, style }: Dialect): boolean {
  return elements.lists === 'repeated' && style !== 'rpc-encoded';
}

/** Repeated lists need no type, but for those directly within another list. */
function isWrappedThere({ service }: ServiceCodec, list: NamedType): boolean {
  return namedTypes([service]).some((type) => type.kind === 'list' && type.element === list);
}

function complex(content: string): string {
  return `
    <xsd:complexType><xsd:sequence>
      ${content}
    </xsd:sequence></xsd:complexType>
  `;
}
