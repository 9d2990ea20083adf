import type { Fields } from '../catalogue/shape.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { XmlElement } from '../soap/xml-element.ts';
import { fieldsReader, type ReadFields } from './shape-reader.ts';
import { wireName } from './wire-names.ts';

interface Parameter {
  readonly written: string;
  readonly isRequired: boolean;
}

/**
 * Compiles the reader of an operation's parameters: by name, by alias, and only where no name at all is known by
 * position (ici.md 11). A request that mixes known names with others is never guessed at.
 */
export function parametersReader(dialect: Dialect, fields: Fields, operation: string): ReadFields {
  const read = fieldsReader(dialect, fields, operation, '', operation);
  const known = new Set<string>();
  const parameters = Object.entries(fields).map(([name, shape]): Parameter => {
    const wire = wireName(dialect, `${operation}.${name}`, name);
    for (const alias of wire.read) known.add(alias);
    return { written: wire.written, isRequired: shape.kind !== 'optional' };
  });

  return (element, notes) => {
    const { children } = element;
    const [first] = children;
    if (first === undefined || known.has(first.name)) return read(element, notes);
    if (children.some(({ name }) => known.has(name))) return read(element, notes);
    const positions = positionsOf(children, parameters);
    if (positions === undefined) return read(element, notes);
    const named = positions.map(([child, { written }]) => {
      notes.byPosition.push(`${child.name} as ${written}`);
      return { ...child, name: written };
    });
    return read({ ...element, children: named }, notes);
  };
}

/** Which child is which parameter; `undefined` where the names do not tell that they mean positions. */
function positionsOf(
  children: readonly XmlElement[],
  parameters: readonly Parameter[],
): readonly (readonly [XmlElement, Parameter])[] | undefined {
  const [only, another] = children;
  const [parameter, ...others] = parameters;
  if (only && !another && parameter?.isRequired && others.length === 0) return [[only, parameter]];

  const numbers = children.map(({ name }) => /^(\D+)(\d+)$/.exec(name));
  const stem = numbers[0]?.[1];
  if (stem === undefined || numbers.some((match) => match?.[1] !== stem)) return undefined;
  const order = numbers.map((match) => Number(match?.[2]));
  const start = Math.min(...order);
  const isCounted = new Set(order).size === order.length && Math.max(...order) === start + order.length - 1;
  if (start > 1 || !isCounted) return undefined;
  const found = children.flatMap((child, index) => {
    const parameter = parameters[(order[index] ?? 0) - start];
    return parameter ? [[child, parameter] as const] : [];
  });
  return found.length === children.length ? found : undefined;
}
