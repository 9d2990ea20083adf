import { BridgeError } from '../../core/bridge-error.ts';
import type { Fields, Shape } from '../catalogue/shape.ts';
import { escapeMarkup } from '../soap/escape-content.ts';
import type { ServiceWire } from './service-wire.ts';
import { itemName, type ListShape } from './type-names.ts';
import { wireName } from './wire-names.ts';

/** Writes a value as a whole element, for `writeEnvelope` to finish; an absent optional value as nothing. */
export type WriteShape = (value: unknown) => string;

/**
 * Compiles a writer of elements called `name` (with its prefix). `where` names the value in messages.
 * A value of the wrong type throws BridgeError `internal`: it never reaches the wire.
 */
export function shapeWriter(wire: ServiceWire, shape: Shape, name: string, where: string): WriteShape {
  const start = wire.isEncoded ? `<${name} xsi:type="${wire.typeReference(shape)}">` : `<${name}>`;
  const end = `</${name}>`;
  switch (shape.kind) {
    case 'string':
      return (value) => {
        if (typeof value !== 'string') throw unwritable(where, 'text', value);
        return start + escapeMarkup(value) + end;
      };
    case 'boolean': {
      const { booleans } = wire.dialect;
      const whenTrue = start + escapeMarkup(booleans.true) + end;
      const whenFalse = start + escapeMarkup(booleans.false) + end;
      return (value) => {
        if (typeof value !== 'boolean') throw unwritable(where, 'true or false', value);
        return value ? whenTrue : whenFalse;
      };
    }
    case 'integer':
      return (value) => {
        if (!Number.isSafeInteger(value)) throw unwritable(where, 'a whole number', value);
        return start + String(value) + end;
      };
    case 'list':
      if (wire.isEncoded) return arrayWriter(wire, shape, name, where);
      if (wire.dialect.elements.lists === 'repeated') {
        return entriesWriter(elementWriter(wire, shape.element, name, where), where);
      }
      return wrappedListWriter(wire, shape, name, where);
    case 'record': {
      const fields = fieldsWriter(wire, shape.fields, shape.name, wire.fieldPrefix(shape), where);
      return (value) => {
        if (typeof value !== 'object' || value === null) throw unwritable(where, 'an object', value);
        return start + fields(value as Readonly<Record<string, unknown>>) + end;
      };
    }
    case 'optional': {
      const write = shapeWriter(wire, shape.shape, name, where);
      return (value) => (value === undefined ? '' : write(value));
    }
  }
}

/** Compiles a writer of named children in the order of their declaration. */
export function fieldsWriter(
  wire: ServiceWire,
  fields: Fields,
  namesKey: string,
  prefix: string,
  where: string,
): (values: Readonly<Record<string, unknown>>) => string {
  const writers = Object.entries(fields).map(([name, shape]) => {
    const { written } = wireName(wire.dialect, `${namesKey}.${name}`, name);
    return { name, write: shapeWriter(wire, shape, `${prefix}${written}`, `${where}.${name}`) };
  });
  return (values) => {
    let elements = '';
    for (const field of writers) elements += field.write(values[field.name]);
    return elements;
  };
}

function wrappedListWriter(wire: ServiceWire, list: ListShape, name: string, where: string): WriteShape {
  const entries = entriesWriter(entryWriter(wire, list, where), where);
  return (value) => `<${name}>${entries(value)}</${name}>`;
}

/** SOAP 1.1 section 5.4.2: the array names the type and the number of its entries. */
function arrayWriter(wire: ServiceWire, list: ListShape, name: string, where: string): WriteShape {
  const entries = entriesWriter(entryWriter(wire, list, where), where);
  const { element } = list;
  // An array of arrays says so by one more pair of brackets.
  const type =
    element.kind === 'list' ? `${wire.typeReference(element.element)}[]` : wire.typeReference(element);
  const start = `<${name} xsi:type="enc:Array" enc:arrayType="${type}[`;
  return (value) => {
    const written = entries(value);
    return `${start}${(value as readonly unknown[]).length}]">${written}</${name}>`;
  };
}

function entryWriter(wire: ServiceWire, list: ListShape, where: string): WriteShape {
  return elementWriter(wire, list.element, wire.fieldPrefix(list) + itemName(wire.dialect, list), where);
}

function entriesWriter(write: WriteShape, where: string): WriteShape {
  return (value) => {
    if (!Array.isArray(value)) throw unwritable(where, 'a list', value);
    let entries = '';
    for (const each of value) entries += write(each);
    return entries;
  };
}

/** A list directly within a list has an element of its own in any dialect: repeated, the two could not be told apart. */
function elementWriter(wire: ServiceWire, shape: Shape, name: string, where: string): WriteShape {
  return shape.kind === 'list' && !wire.isEncoded
    ? wrappedListWriter(wire, shape, name, where)
    : shapeWriter(wire, shape, name, where);
}

function unwritable(where: string, expected: string, value: unknown): BridgeError {
  const got = value === undefined ? 'nothing' : `${typeof value} ${String(value).slice(0, 40)}`;
  return new BridgeError(
    'internal',
    `Failed to write ${where}: expected ${expected}, got ${got}. Correct the handler that returned it.`,
  );
}
