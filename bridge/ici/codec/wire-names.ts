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

/** The namespace of a service's requests and responses. */
export function serviceNamespace(dialect: Dialect, service: string): string {
  return dialect.namespaces.services[service] ?? fillTemplate(dialect.namespaces.service, { service });
}
