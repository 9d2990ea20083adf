import type { IciEventName, IciInput } from '../ici/index.ts';

/** One event for one subscription; `appIds` are all application ids that the agent has at the `appUrl`. */
export type OutgoingEvent = {
  readonly [Name in IciEventName]: {
    readonly name: Name;
    readonly input: Omit<IciInput<'IciEvent', Name>, 'appIds'>;
    readonly appIds: readonly string[];
  };
}[IciEventName];

/** A subscription: one agent at one address. */
export interface EventTarget {
  readonly appUrl: string;
  readonly userId: string;
}

/** Why a subscription can no longer be served. */
export type UndeliverableReason =
  /** SAP answered that it is over: 401, 403, 404 or 410. */
  | 'rejected'
  /** An event was not accepted within `giveUpAfterMs`. */
  | 'gaveUp'
  /** More than `maxQueued` events waited. */
  | 'queueFull'
  /** The `appUrl` is no address that can be called. */
  | 'badAddress';

export interface Undeliverable extends EventTarget {
  readonly appIds: readonly string[];
  readonly reason: UndeliverableReason;
  /** How many events were dropped with it. */
  readonly dropped: number;
}
