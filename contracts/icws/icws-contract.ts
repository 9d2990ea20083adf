import type { TemplateQuery } from '@pact-foundation/pact';
import type { ErrorName } from '@switchhook/bridge';
import type { ConnectCicOptions } from '@switchhook/bridge/icws';
import type { ProviderState } from '../pact/provider-state.ts';
import type { BridgeSide } from './bridge-side.ts';
import type { IcwsRequestName } from './icws-requests.ts';

/** One request, and what the bridge needs of the answer. Values may be matchers of Pact. */
export interface IcwsInteraction {
  /** Completes "the bridge asks for <request> …". */
  readonly when: string;
  readonly given: readonly ProviderState[];
  /** What the path holds for `{userId}` and the like. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: TemplateQuery;
  /** The media type that is asked for, where it is not ICWS's own. */
  readonly accept?: string;
  readonly body?: unknown;
  readonly answer: {
    /** `success` stands for any 2xx: servers differ (icws.md 2.1), and the bridge takes them all. */
    readonly status: number | 'success';
    readonly headers?: Readonly<Record<string, unknown>>;
    readonly body?: unknown;
  };
  /** How the bridge is set up, where that matters. */
  readonly settings?: Partial<ConnectCicOptions>;
  /** Leads the bridge to the request, lets Pact answer it by `bridge.divert`, and gives what came of it. */
  readonly act: (bridge: BridgeSide) => Promise<unknown>;
  /** What `act` resolves to. */
  readonly gives?: unknown;
  /** What `act` rejects with. */
  readonly refused?: ErrorName;
}

/** What the bridge relies on in one request to CIC. */
export interface IcwsContract {
  readonly request: IcwsRequestName;
  readonly interactions: readonly IcwsInteraction[];
}

export function icwsContract(
  request: IcwsRequestName,
  interactions: readonly IcwsInteraction[],
): IcwsContract {
  return { request, interactions };
}
