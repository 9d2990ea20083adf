import type { Shape } from '../catalogue/shape.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { fillTemplate } from './wire-names.ts';

export type ListShape = Extract<Shape, { kind: 'list' }>;

/** The catalogue's name of a shape's type: `PhoneCall`, `StringList`, or the built-in `string`. */
export function typeName(shape: Shape): string {
  switch (shape.kind) {
    case 'record':
      return shape.name;
    case 'list':
      return `${capitalized(typeName(shape.element))}List`;
    case 'optional':
      return typeName(shape.shape);
    case 'integer':
      return 'long';
    default:
      return shape.kind;
  }
}

/** The name that a shape's type has in schemas and in `xsi:type`, without prefix. */
export function wireTypeName(dialect: Dialect, shape: Shape): string {
  const named = dialect.names[typeName(shape)]?.[0];
  if (named !== undefined) return named;
  switch (shape.kind) {
    case 'optional':
      return wireTypeName(dialect, shape.shape);
    case 'list': {
      const entry = wireTypeName(dialect, shape.element);
      return fillTemplate(dialect.elements.listType, { type: entry, Type: capitalized(entry) });
    }
    case 'boolean':
      // A schema's boolean allows these forms and no other.
      return isPlainBoolean(dialect) ? 'boolean' : 'string';
    default:
      return typeName(shape);
  }
}

/** The element that an entry of a list is written as. */
export function itemName(dialect: Dialect, list: ListShape): string {
  const { item, items } = dialect.elements;
  return items[typeName(list)] ?? fillTemplate(item, { type: wireTypeName(dialect, list.element) });
}

function isPlainBoolean({ booleans }: Dialect): boolean {
  return /^(true|1)$/.test(booleans.true) && /^(false|0)$/.test(booleans.false);
}

function capitalized(name: string): string {
  return `${name[0]?.toUpperCase()}${name.slice(1)}`;
}
