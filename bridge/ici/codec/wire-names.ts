import type { Dialect } from '../dialects/dialect.ts';

/** How one operation, parameter or field is called on the wire. */
export interface WireName {
  readonly written: string;
  /** Includes the written one. */
  readonly read: readonly string[];
}

/** The wire name of a catalogue name; `key` is its key in the dialect's `names`. */
export function wireName(dialect: Dialect, key: string, name: string): WireName {
  const names = dialect.names[key];
  const written = names?.[0];
  return names && written !== undefined ? { written, read: names } : { written: name, read: [name] };
}

/** Fills `{placeholders}` of a dialect's template. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The namespace of a service's requests. */
export function serviceNamespace(dialect: Dialect, service: string): string {
  return dialect.namespaces.services[service] ?? fillTemplate(dialect.namespaces.service, { service });
}

/** The namespace of a service's answers. */
export function responseNamespace(dialect: Dialect, service: string): string {
  const namespace = serviceNamespace(dialect, service);
  return fillTemplate(dialect.namespaces.response, { service, namespace });
}

/** The namespace of the types of a service, and of the header and the fault detail. */
export function typesNamespace(dialect: Dialect, service: string): string {
  const { types, eventTypes } = dialect.namespaces;
  const template = service === 'IciEvent' ? (eventTypes ?? types) : types;
  return fillTemplate(template, { service, namespace: serviceNamespace(dialect, service) });
}

/** The namespace of one type, by its name in the catalogue. */
export function typeNamespace(dialect: Dialect, service: string, type: string): string {
  return dialect.namespaces.typesOf[type] ?? typesNamespace(dialect, service);
}

/** True where elements below the operation and its parameters carry a namespace. */
export function hasQualifiedFields(dialect: Dialect): boolean {
  return dialect.elements.qualified ?? dialect.style === 'document-literal-wrapped';
}

/** The namespace of the header block. */
export function headerNamespace(dialect: Dialect, service: string): string {
  return dialect.header.namespace ?? typesNamespace(dialect, service);
}
