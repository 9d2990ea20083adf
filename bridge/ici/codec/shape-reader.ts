import { BridgeError } from '../../core/bridge-error.ts';
import type { Fields, Shape } from '../catalogue/shape.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { attributeOf, hasText, type XmlElement } from '../soap/xml-element.ts';
import { itemName } from './type-names.ts';
import { wireName } from './wire-names.ts';

/** What a reader did that whoever looks after the dialect should know of. */
export interface ReadingNotes {
  /** Elements that the dialect does not know. */
  readonly ignored: string[];
  /** Parameters that were taken by their position, such as `param1 as itemId`. */
  readonly byPosition: string[];
}

/** Turns an element into the value of a shape. */
export type ReadShape = (element: XmlElement, notes: ReadingNotes) => unknown;
export type ReadFields = (element: XmlElement, notes: ReadingNotes) => Record<string, unknown>;

export function newNotes(): ReadingNotes {
  return { ignored: [], byPosition: [] };
}

/**
 * Compiles a reader. `where` names the value in messages, such as `destination.value of IciPhoneCall.initiateCall`.
 * The reader throws BridgeError `malformedRequest` that says which value is wrong.
 */
export function shapeReader(dialect: Dialect, shape: Shape, path: string, operation: string): ReadShape {
  switch (shape.kind) {
    case 'string':
      return (element) => textOf(element, path, operation);
    case 'boolean':
      return booleanReader(dialect, path, operation);
    case 'integer':
      return (element) => {
        const text = textOf(element, path, operation).trim();
        const value = Number(text);
        if (/^[+-]?\d+$/.test(text) && Number.isSafeInteger(value)) return value;
        throw wrong(path, operation, `expects a whole number, not ${quote(text)}`);
      };
    case 'list': {
      const readEntry = shapeReader(dialect, shape.element, `${path}.${itemName(dialect, shape)}`, operation);
      return (element, notes) => {
        if (hasText(element)) throw wrong(path, operation, 'expects one element for each entry, not text');
        return element.children.filter((entry) => !isNil(entry)).map((entry) => readEntry(entry, notes));
      };
    }
    case 'record':
      return fieldsReader(dialect, shape.fields, shape.name, `${path}.`, operation);
    case 'optional':
      return shapeReader(dialect, shape.shape, path, operation);
  }
}

function booleanReader({ booleans }: Dialect, path: string, operation: string): ReadShape {
  const values = new Map([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
    // Last, so that the dialect decides where it gives one of the four another meaning.
    [booleans.true.trim(), true],
    [booleans.false.trim(), false],
  ]);
  const forms = [...new Set(['true', 'false', booleans.true, booleans.false])].map((form) =>
    form === '' ? 'nothing' : form,
  );
  const expected = `${forms.slice(0, -1).join(', ')} or ${forms.at(-1)}`;
  return (element) => {
    const text = textOf(element, path, operation).trim();
    const value = values.get(text);
    if (value === undefined) throw wrong(path, operation, `expects ${expected}, not ${quote(text)}`);
    return value;
  };
}

interface FieldReader {
  readonly name: string;
  readonly written: string;
  readonly read: ReadShape;
  /** Of one entry, where the list is written as repeated elements. */
  readonly readEntry: ReadShape | undefined;
  readonly isRequired: boolean;
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
  const byWireName = new Map<string, FieldReader>();
  const readers: FieldReader[] = [];
  for (const [name, shape] of Object.entries(fields)) {
    const wire = wireName(dialect, `${namesKey}.${name}`, name);
    const reader = fieldReader(dialect, name, shape, `${prefix}${wire.written}`, wire.written, operation);
    readers.push(reader);
    for (const alias of wire.read) {
      const other = byWireName.get(alias);
      if (other) throw ambiguousName(`${namesKey}.${name}`, `${namesKey}.${other.name}`, alias);
      byWireName.set(alias, reader);
    }
  }
  const repeated = readers.filter((field) => field.readEntry !== undefined && field.isRequired);
  const required = readers.filter((field) => field.readEntry === undefined && field.isRequired);

  return (element, notes) => {
    const values: Record<string, unknown> = {};
    // Repeated, an empty list looks like none at all.
    for (const field of repeated) values[field.name] = [];
    for (const child of element.children) {
      const field = byWireName.get(child.name);
      if (field === undefined) {
        notes.ignored.push(`${prefix}${child.name}`);
        continue;
      }
      if (isNil(child)) continue;
      if (field.readEntry !== undefined && attributeOf(child, 'arrayType') === undefined) {
        const entries = (values[field.name] as unknown[] | undefined) ?? [];
        entries.push(field.readEntry(child, notes));
        values[field.name] = entries;
        continue;
      }
      if (values[field.name] !== undefined && field.readEntry === undefined) {
        throw wrong(`${prefix}${child.name}`, operation, 'is given twice');
      }
      values[field.name] = field.read(child, notes);
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

function fieldReader(
  dialect: Dialect,
  name: string,
  shape: Shape,
  path: string,
  written: string,
  operation: string,
): FieldReader {
  const inner = shape.kind === 'optional' ? shape.shape : shape;
  const isRepeated = inner.kind === 'list' && dialect.elements.lists === 'repeated';
  return {
    name,
    written,
    read: shapeReader(dialect, shape, path, operation),
    readEntry: isRepeated ? shapeReader(dialect, inner.element, path, operation) : undefined,
    isRequired: shape.kind !== 'optional',
  };
}

/** Two catalogue names with one wire name could not be told apart. */
export function ambiguousName(key: string, otherKey: string, name: string): BridgeError {
  return new BridgeError(
    'badConfiguration',
    `Failed to use the dialect: ${otherKey} and ${key} are both called "${name}" on the wire. Give one of them another name under names.`,
  );
}

/** `xsi:nil`, and `xsi:null` as the schema drafts of SOAP 1.1's time called it. */
export function isNil(element: XmlElement): boolean {
  if (element.attributes.length === 0) return false;
  const nil = attributeOf(element, 'nil') ?? attributeOf(element, 'null');
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
