import { BridgeError } from '../../core/bridge-error.ts';
import type { Fields, Shape } from '../catalogue/shape.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { attributeOf, hasText, type XmlElement } from '../soap/xml-element.ts';
import { wireName } from './wire-names.ts';

/** Turns an element into the value of a shape; what it ignored goes into `ignored`. */
export type ReadShape = (element: XmlElement, ignored: string[]) => unknown;
export type ReadFields = (element: XmlElement, ignored: string[]) => Record<string, unknown>;

/**
 * Compiles a reader. `where` names the value in messages, such as `destination.value of IciPhoneCall.initiateCall`.
 * The reader throws BridgeError `malformedRequest` that says which value is wrong.
 */
export function shapeReader(dialect: Dialect, shape: Shape, path: string, operation: string): ReadShape {
  switch (shape.kind) {
    case 'string':
      return (element) => textOf(element, path, operation);
    case 'boolean':
      return (element) => {
        const text = textOf(element, path, operation).trim();
        if (text === 'true' || text === '1') return true;
        if (text === 'false' || text === '0') return false;
        throw wrong(path, operation, `expects true or false, not ${quote(text)}`);
      };
    case 'integer':
      return (element) => {
        const text = textOf(element, path, operation).trim();
        const value = Number(text);
        if (/^[+-]?\d+$/.test(text) && Number.isSafeInteger(value)) return value;
        throw wrong(path, operation, `expects a whole number, not ${quote(text)}`);
      };
    case 'list': {
      const readEntry = shapeReader(dialect, shape.element, `${path}.${dialect.elements.item}`, operation);
      return (element, ignored) => {
        if (hasText(element)) throw wrong(path, operation, 'expects one element for each entry, not text');
        return element.children.map((entry) => readEntry(entry, ignored));
      };
    }
    case 'record':
      return fieldsReader(dialect, shape.fields, shape.name, `${path}.`, operation);
    case 'optional':
      return shapeReader(dialect, shape.shape, path, operation);
  }
}

/**
 * Compiles a reader of named children: a record's fields or an operation's parameters. `namesKey` is the part
 * of the dialect's `names` key before the last dot, `prefix` stands before a name in messages.
 */
export function fieldsReader(
  dialect: Dialect,
  fields: Fields,
  namesKey: string,
  prefix: string,
  operation: string,
): ReadFields {
  const byWireName = new Map<string, { readonly name: string; readonly read: ReadShape }>();
  const required: { readonly name: string; readonly written: string }[] = [];
  for (const [name, shape] of Object.entries(fields)) {
    const wire = wireName(dialect, `${namesKey}.${name}`, name);
    const read = shapeReader(dialect, shape, `${prefix}${wire.written}`, operation);
    for (const alias of wire.read) {
      const other = byWireName.get(alias);
      if (other) throw ambiguousName(`${namesKey}.${name}`, `${namesKey}.${other.name}`, alias);
      byWireName.set(alias, { name, read });
    }
    if (shape.kind !== 'optional') required.push({ name, written: wire.written });
  }

  return (element, ignored) => {
    const values: Record<string, unknown> = {};
    for (const child of element.children) {
      const field = byWireName.get(child.name);
      if (field === undefined) {
        ignored.push(`${prefix}${child.name}`);
        continue;
      }
      if (isNil(child)) continue;
      if (values[field.name] !== undefined) {
        throw wrong(`${prefix}${child.name}`, operation, 'is given twice');
      }
      values[field.name] = field.read(child, ignored);
    }
    if (hasText(element)) {
      throw wrong(prefix.slice(0, -1) || 'the request', operation, 'expects named elements, not text');
    }
    for (const field of required) {
      if (values[field.name] === undefined) throw missing(required, values, prefix, operation);
    }
    return values;
  };
}

/** Two catalogue names with one wire name could not be told apart. */
export function ambiguousName(key: string, otherKey: string, name: string): BridgeError {
  return new BridgeError(
    'badConfiguration',
    `Failed to use the dialect: ${otherKey} and ${key} are both called "${name}" on the wire. Give one of them another name under names.`,
  );
}

function isNil(element: XmlElement): boolean {
  if (element.attributes.length === 0) return false;
  const nil = attributeOf(element, 'nil');
  return nil === 'true' || nil === '1';
}

function textOf(element: XmlElement, path: string, operation: string): string {
  if (element.children.length > 0) {
    throw wrong(path, operation, 'expects text, not elements; send inner XML escaped or in CDATA');
  }
  return element.text;
}

function missing(
  required: readonly { readonly name: string; readonly written: string }[],
  values: Record<string, unknown>,
  prefix: string,
  operation: string,
): BridgeError {
  const names = required.filter((field) => values[field.name] === undefined);
  const list = names.map((field) => `${prefix}${field.written}`).join(', ');
  return wrong(list, operation, names.length === 1 ? 'is missing' : 'are missing');
}

function wrong(path: string, operation: string, reason: string): BridgeError {
  return new BridgeError(
    'malformedRequest',
    `Failed to read ${operation}: ${path} ${reason}. The WSDL at ?wsdl shows what it takes.`,
  );
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
