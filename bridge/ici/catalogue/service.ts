import type { ErrorName } from '../../core/error-codes.ts';
import type { Fields, Shape, ValueOf, ValuesOf } from './shape.ts';

/**
 * How surely a name or meaning is known (ici.md 0): `documented` on a public page,
 * `inferred` from one, `proposed` by us until a live trace says otherwise.
 */
export type Provenance = 'documented' | 'inferred' | 'proposed';

export interface Operation<
  Input extends Fields = Fields,
  Output extends Shape | undefined = Shape | undefined,
> {
  /** One sentence: what the operation or event tells or does. */
  readonly summary: string;
  readonly provenance: Provenance;
  readonly input: Input;
  /** `undefined` where the answer carries nothing. */
  readonly output: Output;
  /** The element that holds the output. */
  readonly outputName: string;
  /** What it is in CIC, in a few words; for the documentation. */
  readonly cic: string;
  /** What it can answer instead, beside faults about the message itself. */
  readonly faults: readonly ErrorName[];
}

export interface Operations {
  readonly [name: string]: Operation;
}

/** `bridge` answers a service, or `sap` does: then its operations are the events we send. */
export type ServedBy = 'bridge' | 'sap';

export interface Service<
  Name extends string = string,
  O extends Operations = Operations,
  By extends ServedBy = ServedBy,
> {
  readonly name: Name;
  readonly summary: string;
  readonly servedBy: By;
  readonly operations: O;
}

interface OperationDeclaration<Input extends Fields, Output extends Shape | undefined> {
  readonly summary: string;
  readonly provenance: Provenance;
  readonly input: Input;
  readonly output?: Output;
  readonly outputName?: string;
  readonly cic?: string;
  readonly faults?: readonly ErrorName[];
}

/** Declares an operation; the output element is called `result` unless `outputName` says otherwise. */
export function operation<const Input extends Fields, const Output extends Shape | undefined = undefined>(
  declaration: OperationDeclaration<Input, Output>,
): Operation<Input, Output> {
  const { summary, provenance, input, output, outputName = 'result', cic = '', faults = [] } = declaration;
  return { summary, provenance, input, output: output as Output, outputName, cic, faults };
}

/** Declares a service that the bridge answers. */
export function service<const Name extends string, const O extends Operations>(
  name: Name,
  summary: string,
  operations: O,
): Service<Name, O, 'bridge'> {
  return { name, summary, servedBy: 'bridge', operations };
}

/** Declares a service that SAP answers: each operation is an event. */
export function eventService<const Name extends string, const O extends Operations>(
  name: Name,
  summary: string,
  operations: O,
): Service<Name, O, 'sap'> {
  return { name, summary, servedBy: 'sap', operations };
}

/** The parameters of an operation, as its handler receives them. */
export type InputOf<O extends Operation> = ValuesOf<O['input']>;

/** What an operation answers, as its handler returns it. */
export type OutputOf<O extends Operation> = O['output'] extends Shape ? ValueOf<O['output']> : undefined;
