import { BridgeError } from '../../core/bridge-error.ts';
import { catalogue, type IciCall, type IciHandlers } from '../catalogue/catalogue.ts';

/** Answers any operation; `name` is `Service.operation`. */
export type Answer = (name: string, input: Readonly<Record<string, unknown>>, call: IciCall) => unknown;

/** Handlers for every operation of the catalogue that all ask one function. */
export function buildHandlers(answer: Answer): IciHandlers {
  const services = Object.values(catalogue).filter(({ servedBy }) => servedBy === 'bridge');
  return Object.fromEntries(
    services.map(({ name, operations }) => [
      name,
      Object.fromEntries(
        Object.keys(operations).map((operation) => [
          operation,
          async (input: Readonly<Record<string, unknown>>, call: IciCall) =>
            answer(`${name}.${operation}`, input, call),
        ]),
      ),
    ]),
  ) as unknown as IciHandlers;
}

/** An answer that every operation without output accepts, and a fault for the others. */
export function nothing(name: string): never | undefined {
  const [service = '', operation = ''] = name.split('.');
  const services = catalogue as unknown as Record<
    string,
    { operations: Record<string, { output?: unknown }> }
  >;
  if (services[service]?.operations[operation]?.output === undefined) return undefined;
  throw new BridgeError('notSupported', `Failed to answer ${name}: this test has no answer for it.`);
}
