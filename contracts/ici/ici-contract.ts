import type { errorCodes } from '@switchhook/bridge';
import type {
  BridgeServiceName,
  OperationInput,
  OperationName,
  OperationOutput,
} from '@switchhook/bridge/ici';
import type { Expected } from '../pact/expected.ts';
import type { ProviderState } from '../pact/provider-state.ts';

/** The operations that the bridge answers, such as `IciPhoneCall.hold`. */
export type BridgeOperation = Extract<OperationName, `${BridgeServiceName}.${string}`>;

/** The codes of ici.md 5.7 and ours. */
export type FaultCode = (typeof errorCodes)[keyof typeof errorCodes]['ici'];

interface Asked<Input> {
  /** Completes "SAP asks for <operation> …". */
  readonly when: string;
  readonly given: readonly ProviderState[];
  /** The user of the SOAP header; `agent1` where left out. */
  readonly as?: string;
  readonly input: Input;
}

interface Answered<Input, Output> extends Asked<Input> {
  /** Left out where the operation answers nothing. */
  readonly answer?: Output;
  readonly fault?: never;
}

interface Refused<Input> extends Asked<Input> {
  readonly answer?: never;
  readonly fault: FaultCode;
}

export type IciInteraction<Input = Readonly<Record<string, unknown>>, Output = unknown> =
  | Answered<Input, Output>
  | Refused<Input>;

/** What SAP relies on when it calls one operation of the bridge. */
export interface IciContract {
  readonly operation: BridgeOperation;
  readonly interactions: readonly IciInteraction[];
}

/** Declares the contract of one operation; input and answer have the types of the catalogue. */
export function iciContract<N extends BridgeOperation>(
  operation: N,
  interactions: readonly IciInteraction<OperationInput<N>, Expected<NonNullable<OperationOutput<N>>>>[],
): IciContract {
  return { operation, interactions: interactions as readonly IciInteraction[] };
}
