import type {
  BridgeServiceName,
  Catalogue,
  IciInput,
  IciOutput,
} from '@switchhook/bridge/ici';
import type { errorCodes } from '@switchhook/bridge';
import type { Expected } from '../pact/expected.ts';
import type { ProviderState } from '../pact/provider-state.ts';

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
  readonly service: BridgeServiceName;
  readonly operation: string;
  readonly interactions: readonly IciInteraction[];
}

/** Declares the contract of one operation; input and answer have the types of the catalogue. */
export function iciContract<
  S extends BridgeServiceName,
  O extends keyof Catalogue[S]['operations'] & string,
>(
  service: S,
  operation: O,
  interactions: readonly IciInteraction<IciInput<S, O>, Expected<NonNullable<IciOutput<S, O>>>>[],
): IciContract {
  return { service, operation, interactions: interactions as readonly IciInteraction[] };
}
