import { BridgeError } from '../../core/bridge-error.ts';
import type { Fields, Shape } from '../catalogue/shape.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { escapeContent } from '../soap/escape-content.ts';
import { wireName } from './wire-names.ts';

/** Writes a value as a whole element; an absent optional value as nothing. */
export type WriteShape = (value: unknown) => string;

/** The prefix that every message binds to the types' namespace. */
export const typesPrefix = 't';

/**
 * Compiles a writer of elements called `name` (with its prefix). `where` names the value in messages.
 * A value of the wrong type throws BridgeError `internal`: it never reaches the wire.
 */
export function shapeWriter(dialect: Dialect, shape: Shape, name: string, where: string): WriteShape {
  const start = `<${name}>`;
  const end = `</${name}>`;
  switch (shape.kind) {
    case 'string':
      return (value) => {
        if (typeof value !== 'string') throw unwritable(where, 'text', value);
        return start + escapeContent(value) + end;
      };
    case 'boolean':
      return (value) => {
        if (typeof value !== 'boolean') throw unwritable(where, 'true or false', value);
        return start + value + end;
      };
    case 'integer':
      return (value) => {
        if (!Number.isSafeInteger(value)) throw unwritable(where, 'a whole number', value);
        return start + String(value) + end;
      };
    case 'list': {
      const entry = shapeWriter(dialect, shape.element, `${typesPrefix}:${dialect.elements.item}`, where);
      return (value) => {
        if (!Array.isArray(value)) throw unwritable(where, 'a list', value);
        let entries = '';
        for (const each of value) entries += entry(each);
        return start + entries + end;
      };
    }
    case 'record': {
      const fields = fieldsWriter(dialect, shape.fields, shape.name, `${typesPrefix}:`, where);
      return (value) => {
        if (typeof value !== 'object' || value === null) throw unwritable(where, 'an object', value);
        return start + fields(value as Readonly<Record<string, unknown>>) + end;
      };
    }
    case 'optional': {
      const write = shapeWriter(dialect, shape.shape, name, where);
      return (value) => (value === undefined ? '' : write(value));
    }
  }
}

/** Compiles a writer of named children in the order of their declaration. */
export function fieldsWriter(
  dialect: Dialect,
  fields: Fields,
  namesKey: string,
  prefix: string,
  where: string,
): (values: Readonly<Record<string, unknown>>) => string {
  const writers = Object.entries(fields).map(([name, shape]) => {
    const { written } = wireName(dialect, `${namesKey}.${name}`, name);
    return { name, write: shapeWriter(dialect, shape, `${prefix}${written}`, `${where}.${name}`) };
  });
  return (values) => {
    let elements = '';
    for (const field of writers) elements += field.write(values[field.name]);
    return elements;
  };
}

function unwritable(where: string, expected: string, value: unknown): BridgeError {
  const got = value === undefined ? 'nothing' : `${typeof value} ${String(value).slice(0, 40)}`;
  return new BridgeError(
    'internal',
    `Failed to write ${where}: expected ${expected}, got ${got}. Correct the handler that returned it.`,
  );
}
