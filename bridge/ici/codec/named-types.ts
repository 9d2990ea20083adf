import type { Service } from '../catalogue/service.ts';
import type { Fields, Shape } from '../catalogue/shape.ts';
import { typeName } from './type-names.ts';

export type NamedType = Extract<Shape, { kind: 'record' | 'list' }>;

/** All records and lists that the services use, each once, those they need first. */
export function namedTypes(services: readonly Service[]): readonly NamedType[] {
  const found = new Map<string, NamedType>();

  function add(shape: Shape): void {
    switch (shape.kind) {
      case 'optional':
        add(shape.shape);
        break;
      case 'list':
        add(shape.element);
        found.set(typeName(shape), shape);
        break;
      case 'record':
        addFields(shape.fields);
        found.set(shape.name, shape);
    }
  }
  function addFields(fields: Fields): void {
    for (const shape of Object.values(fields)) add(shape);
  }

  for (const service of services) {
    for (const operation of Object.values(service.operations)) {
      addFields(operation.input);
      if (operation.output) add(operation.output);
    }
  }
  return [...found.values()];
}
