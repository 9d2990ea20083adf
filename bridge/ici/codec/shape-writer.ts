import { BridgeError } from '../../core/bridge-error.ts';
import type { Fields, Shape } from '../catalogue/shape.ts';
import { escapeMarkup } from '../soap/escape-content.ts';
import type { ServiceWire } from './service-wire.ts';
import { itemName, type ListShape } from './type-names.ts';
import { wireName } from './wire-names.ts';

/**
 * Appends a value as a whole element to what is written already, for `writeEnvelope` to finish; an absent optional
 * value as nothing. Elements that were written each by itself would have to be joined once more.
 */
export type WriteShape = (written: string, value: unknown) => string;

/** An element taken apart, so that markup that meets other markup is joined once for all. */
interface ElementParts {
  readonly start: string;
  readonly content: WriteShape;
  readonly end: string;
}

/**
 * Compiles a writer of elements called `name` (with its prefix). `where` names the value in messages.
 * A value of the wrong type throws BridgeError `internal`: it never reaches the wire.
 */
export function shapeWriter(wire: ServiceWire, shape: Shape, name: string, where: string): WriteShape {
  const { start, content, end } = elementParts(wire, shape, name, where);
  return start === '' ? content : (written, value) => content(written + start, value) + end;
}

function elementParts(wire: ServiceWire, shape: Shape, name: string, where: string): ElementParts {
  const start = wire.isEncoded ? `<${name} xsi:type="${wire.typeReference(shape)}">` : `<${name}>`;
  const end = `</${name}>`;
  switch (shape.kind) {
    case 'string': {
      const content = (written: string, value: unknown) => {
        if (typeof value !== 'string') throw unwritable(where, 'text', value);
        return written + escapeMarkup(value);
      };
      return { start, content, end };
    }
    case 'boolean': {
      const { booleans } = wire.dialect;
      const whenTrue = escapeMarkup(booleans.true);
      const whenFalse = escapeMarkup(booleans.false);
      const content = (written: string, value: unknown) => {
        if (typeof value !== 'boolean') throw unwritable(where, 'true or false', value);
        return written + (value ? whenTrue : whenFalse);
      };
      return { start, content, end };
    }
    case 'integer': {
      const content = (written: string, value: unknown) => {
        if (!Number.isSafeInteger(value)) throw unwritable(where, 'a whole number', value);
        return written + String(value);
      };
      return { start, content, end };
    }
    case 'list':
      if (wire.isEncoded) return whole(arrayWriter(wire, shape, name, where));
      if (wire.dialect.elements.lists === 'repeated') {
        return whole(entriesWriter(entryParts(wire, shape.element, name, where), where));
      }
      return wrappedListParts(wire, shape, name, where);
    case 'record': {
      const fields = fieldsWriter(wire, shape.fields, shape.name, wire.fieldPrefix(shape), where);
      const content = (written: string, value: unknown) => {
        if (typeof value !== 'object' || value === null) throw unwritable(where, 'an object', value);
        return fields(written, value as Readonly<Record<string, unknown>>);
      };
      return { start, content, end };
    }
    case 'optional': {
      const write = shapeWriter(wire, shape.shape, name, where);
      return whole((written, value) => (value === undefined ? written : write(written, value)));
    }
  }
}

/** An element, or several or none, whose markup depends on the value. */
function whole(content: WriteShape): ElementParts {
  return { start: '', content, end: '' };
}

/** Compiles a writer that appends named children in the order of their declaration. */
export function fieldsWriter(
  wire: ServiceWire,
  fields: Fields,
  namesKey: string,
  prefix: string,
  where: string,
): (written: string, values: Readonly<Record<string, unknown>>) => string {
  let before = '';
  const writers = Object.entries(fields).map(([name, shape]) => {
    const element = prefix + wireName(wire.dialect, `${namesKey}.${name}`, name).written;
    const { start, content, end } = elementParts(wire, shape, element, `${where}.${name}`);
    const writer = { name, lead: before + start, content };
    before = end;
    return writer;
  });
  const end = before;
  return (written, values) => {
    let elements = written;
    for (const { name, lead, content } of writers) elements = content(elements + lead, values[name]);
    return elements + end;
  };
}

function wrappedListParts(wire: ServiceWire, list: ListShape, name: string, where: string): ElementParts {
  const entry = entryParts(wire, list.element, wire.fieldPrefix(list) + itemName(wire.dialect, list), where);
  return { start: `<${name}>`, content: entriesWriter(entry, where), end: `</${name}>` };
}

/** SOAP 1.1 section 5.4.2: the array names the type and the number of its entries. */
function arrayWriter(wire: ServiceWire, list: ListShape, name: string, where: string): WriteShape {
  const { element } = list;
  const entry = entryParts(wire, element, wire.fieldPrefix(list) + itemName(wire.dialect, list), where);
  const entries = entriesWriter(entry, where);
  // An array of arrays says so by one more pair of brackets.
  const type =
    element.kind === 'list' ? `${wire.typeReference(element.element)}[]` : wire.typeReference(element);
  const start = `<${name} xsi:type="enc:Array" enc:arrayType="${type}[`;
  return (written, value) => {
    const length = Array.isArray(value) ? value.length : 0;
    return `${entries(`${written}${start}${length}]">`, value)}</${name}>`;
  };
}

function entriesWriter({ start, content, end }: ElementParts, where: string): WriteShape {
  const between = end + start;
  return (written, value) => {
    if (!Array.isArray(value)) throw unwritable(where, 'a list', value);
    if (value.length === 0) return written;
    let entries = written;
    let lead = start;
    for (const each of value) {
      entries = content(entries + lead, each);
      lead = between;
    }
    return entries + end;
  };
}

/** A list directly within a list has an element of its own in any dialect: repeated, the two could not be told apart. */
function entryParts(wire: ServiceWire, shape: Shape, name: string, where: string): ElementParts {
  return shape.kind === 'list' && !wire.isEncoded
    ? wrappedListParts(wire, shape, name, where)
    : elementParts(wire, shape, name, where);
}

function unwritable(where: string, expected: string, value: unknown): BridgeError {
  const got = value === undefined ? 'nothing' : `${typeof value} ${String(value).slice(0, 40)}`;
  return new BridgeError(
    'internal',
    `Failed to write ${where}: expected ${expected}, got ${got}. Correct the handler that returned it.`,
  );
}
