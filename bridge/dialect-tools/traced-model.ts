import { itemName, typeName } from '../ici/codec/type-names.ts';
import {
  catalogue,
  defaultDialect,
  type Fields,
  type Operation,
  type Service,
  type Shape,
} from '../ici/index.ts';
import { readFault } from '../ici/soap/fault.ts';
import { attributeOf, type XmlElement } from '../ici/soap/xml-element.ts';
import { styleOf } from './message-misfits.ts';
import { bareName } from './pair-names.ts';
import type { TracedMessage } from './read-trace.ts';
import type { SiteField, SiteHeader, SiteModel, SiteOperation, SiteService, SiteType } from './site-model.ts';

interface Seen {
  readonly service: Service | undefined;
  readonly name: string;
  readonly operation: Operation | undefined;
  readonly requests: XmlElement[];
  readonly responses: XmlElement[];
  readonly headers: XmlElement[];
}

/**
 * What recorded messages say of a site's wire, as if it had been read from WSDLs. A recording shows only what was
 * used, so that what it does not mention means nothing.
 */
export function tracedModel(messages: readonly TracedMessage[]): SiteModel {
  const seen = new Map<string, Seen>();
  for (const { content, header, path } of messages) {
    if (content === undefined || readFault(content)) continue;
    const found = find(content, path);
    const isResponse = found.isResponse;
    const name = isResponse ? content.name.replace(/_?response$/i, '') : content.name;
    const service = found.service;
    const key = `${service?.name ?? content.namespace} ${bareName(name)}`;
    const known = seen.get(key) ?? {
      service,
      name,
      operation: found.operation,
      requests: [],
      responses: [],
      headers: [],
    };
    (isResponse ? known.responses : known.requests).push(content);
    if (header && !isResponse) known.headers.push(header);
    seen.set(key, known);
  }

  const services = new Map<string, SiteService>();
  for (const each of seen.values()) {
    const [request] = each.requests;
    const [response] = each.responses;
    const namespace = request?.namespace ?? response?.namespace ?? '';
    const name = each.service?.name ?? namespace;
    const operations = [...(services.get(name)?.operations ?? []), siteOperation(each, namespace)];
    services.set(name, { name, path: '', style: defaultDialect.style, operations });
  }
  const style = usualStyle(
    [...seen.values()].flatMap(({ requests, responses }) => [...requests, ...responses]),
  );
  return { services: [...services.values()].map((service) => ({ ...service, style })), problems: [] };
}

function usualStyle(contents: readonly XmlElement[]): SiteService['style'] {
  const styles = contents.flatMap((content) => styleOf(content) ?? []);
  const count = (style: SiteService['style']) => styles.filter((each) => each === style).length;
  const ranked = [...new Set(styles)].sort((one, other) => count(other) - count(one));
  return ranked[0] ?? defaultDialect.style;
}

/** The operation that is meant: by its name and by what of its address or namespace names a service. */
function find(
  content: XmlElement,
  path: string,
): { service: Service | undefined; operation: Operation | undefined; isResponse: boolean } {
  const hint = bareName(`${content.namespace} ${path}`);
  const bare = bareName(content.name);
  const ranked = Object.values(catalogue as Readonly<Record<string, Service>>)
    .flatMap((service) =>
      Object.entries(service.operations).flatMap(([name, operation]) => {
        const isRequest = bareName(name) === bare;
        if (!isRequest && `${bareName(name)}response` !== bare) return [];
        const isNamed =
          hint.includes(bareName(service.name)) || hint.includes(bareName(service.name).slice(3));
        return [
          {
            service,
            operation,
            isResponse: !isRequest,
            score: Number(isNamed) * 100 + alike(operation, content),
          },
        ];
      }),
    )
    .sort((one, other) => other.score - one.score);
  if (ranked[0]) return ranked[0];
  const named = Object.values(catalogue as Readonly<Record<string, Service>>).find(({ name }) =>
    hint.includes(bareName(name)),
  );
  return { service: named, operation: undefined, isResponse: /response$/.test(bare) };
}

function alike({ input }: Operation, content: XmlElement): number {
  const names = new Set(Object.keys(input).map(bareName));
  return content.children.filter(({ name }) => names.has(bareName(name))).length;
}

function siteOperation(seen: Seen, namespace: string): SiteOperation {
  const [response] = seen.responses;
  const output: Fields = seen.operation?.output ? { [seen.operation.outputName]: seen.operation.output } : {};
  return {
    name: seen.name,
    namespace,
    soapAction: '',
    parameters: fieldsOf(seen.requests, seen.operation?.input ?? {}),
    response: response && {
      name: response.name,
      namespace: response.namespace,
      fields: resultOf(seen.responses, output),
    },
    header: headerOf(seen.headers),
    faultElement: undefined,
  };
}

/** The result is what its only element holds, whatever that is called. */
function resultOf(responses: readonly XmlElement[], output: Fields): readonly SiteField[] {
  const elements = responses.flatMap(({ children }) => children.slice(0, 1));
  const [shape] = Object.values(output);
  const [first] = elements;
  if (first === undefined) return [];
  return [{ name: first.name, isQualified: first.namespace !== '', type: typeOf(elements, shape) }];
}

function fieldsOf(elements: readonly XmlElement[], fields: Fields): readonly SiteField[] {
  const byName = new Map<string, XmlElement[]>();
  for (const element of elements) {
    for (const child of element.children) byName.set(child.name, [...(byName.get(child.name) ?? []), child]);
  }
  return [...byName].map(([name, found]) => {
    const [, shape] = Object.entries(fields).find(([field]) => bareName(field) === bareName(name)) ?? [];
    return { name, isQualified: found[0]?.namespace !== '', type: typeOf(found, shape) };
  });
}

/** The catalogue's shape decides what an element is: one entry looks like a record, and an empty list like a text. */
function typeOf(elements: readonly XmlElement[], shape: Shape | undefined): SiteType {
  const inner = shape?.kind === 'optional' ? shape.shape : shape;
  if (inner?.kind === 'list') {
    const entries = elements.flatMap(({ children }) => children);
    return {
      kind: 'list',
      name: typeName(inner),
      namespace: entries[0]?.namespace || defaultDialect.namespaces.types,
      itemName: entries[0]?.name ?? itemName(defaultDialect, inner),
      element: entries.length > 0 ? typeOf(entries, inner.element) : emptyType(inner.element),
      isItemQualified: entries[0]?.namespace !== '',
    };
  }
  const children = elements.flatMap((element) => element.children);
  if (inner?.kind === 'record' || (inner === undefined && children.length > 0)) {
    const fields = fieldsOf(elements, inner?.kind === 'record' ? inner.fields : {});
    const declared = elements
      .map((element) => attributeOf(element, 'type'))
      .find((type) => type !== undefined);
    const name = declared?.slice(declared.indexOf(':') + 1) ?? (inner?.kind === 'record' ? inner.name : '');
    return {
      kind: 'record',
      name,
      namespace: children[0]?.namespace || defaultDialect.namespaces.types,
      fields,
    };
  }
  if (inner?.kind === 'boolean') return flagType(elements);
  return inner ? emptyType(inner) : { kind: 'simple', name: 'string' };
}

/** By the words that were met: those of XML, or a site's own. */
function flagType(elements: readonly XmlElement[]): SiteType {
  const values = [...new Set(elements.map(({ text }) => text.trim()))];
  if (values.every((value) => value === 'true' || value === 'false'))
    return { kind: 'simple', name: 'boolean' };
  // Nothing alone is what ABAP writes for false.
  return values.every((value) => value === '')
    ? { kind: 'simple', name: 'string', maxLength: 1 }
    : { kind: 'simple', name: 'string', values };
}

function emptyType(shape: Shape): SiteType {
  return shape.kind === 'record'
    ? { kind: 'record', name: shape.name, namespace: defaultDialect.namespaces.types, fields: [] }
    : { kind: 'simple', name: typeName(shape) };
}

/** The way to the element whose name speaks of a user, or to the only text. */
function headerOf(headers: readonly XmlElement[]): SiteHeader | undefined {
  for (const header of headers) {
    for (const block of header.children) {
      const path = pathToUser(block);
      if (path === undefined) continue;
      const inner = path.at(-1);
      return {
        path: path.map(({ name }) => name),
        namespace: block.namespace,
        isQualified: path.length === 1 || inner?.namespace !== '',
      };
    }
  }
  return undefined;
}

function pathToUser(element: XmlElement): readonly XmlElement[] | undefined {
  if (element.children.length === 0) return /user/i.test(element.name) ? [element] : undefined;
  for (const child of element.children) {
    const path = pathToUser(child);
    if (path) return [element, ...path];
  }
  return undefined;
}
