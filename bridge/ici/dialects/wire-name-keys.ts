import type { Service } from '../catalogue/service.ts';
import type { Fields, Shape } from '../catalogue/shape.ts';
import { typeName } from '../codec/type-names.ts';

/** Every key that `names` in a dialect may have for these services. */
export function wireNameKeys(services: { readonly [name: string]: Service }): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const service of Object.values(services)) {
    for (const [name, operation] of Object.entries(service.operations)) {
      keys.add(`${service.name}.${name}`);
      for (const parameter of Object.keys(operation.input)) keys.add(`${service.name}.${name}.${parameter}`);
      addFieldKeys(operation.input, keys);
      if (operation.output) addShapeKeys(operation.output, keys);
    }
  }
  return keys;
}

function addFieldKeys(fields: Fields, keys: Set<string>): void {
  for (const shape of Object.values(fields)) addShapeKeys(shape, keys);
}

function addShapeKeys(shape: Shape, keys: Set<string>): void {
  if (shape.kind === 'optional') addShapeKeys(shape.shape, keys);
  if (shape.kind === 'list') {
    keys.add(typeName(shape));
    addShapeKeys(shape.element, keys);
  }
  if (shape.kind === 'record') {
    keys.add(shape.name);
    for (const field of Object.keys(shape.fields)) keys.add(`${shape.name}.${field}`);
    addFieldKeys(shape.fields, keys);
  }
}
