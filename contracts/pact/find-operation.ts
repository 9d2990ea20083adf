import { catalogue, type Operation, type OperationName, type Operations } from '@switchhook/bridge/ici';

export interface FoundOperation {
  readonly service: keyof typeof catalogue;
  readonly name: string;
  readonly declared: Operation;
}

/** What the catalogue says of `Service.operation`. */
export function findOperation(fullName: OperationName): FoundOperation {
  const [service, name] = fullName.split('.') as [keyof typeof catalogue, string];
  const operations: Operations = catalogue[service].operations;
  return { service, name, declared: operations[name] as Operation };
}
