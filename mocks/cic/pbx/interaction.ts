import type { AttributeMap } from './attribute-map.ts';

/**
 * `Eic_State` (icws.md 7.3): alerting, connected, held, messaging (voice mail), offering, parked,
 * proceeding, suspended, system (dialling), disconnected by the local or by the remote side.
 */
export type InteractionState = 'A' | 'C' | 'H' | 'M' | 'O' | 'P' | 'R' | 'X' | 'S' | 'I' | 'E';

export interface Party {
  readonly name: string;
  /** As the network gave it: `sip:+49…@host`, `PRIV`, or empty. */
  readonly address: string;
}

/** One interaction; replaced, never changed, so that before and after can be compared. Times in milliseconds. */
export interface Interaction {
  /** Ten decimal digits; never used again. */
  readonly id: string;
  readonly kind: 'call';
  readonly state: InteractionState;
  /** `Eic_CallStateString`. */
  readonly stateText: string;
  readonly direction: 'in' | 'out';
  /** Between two users of this server. */
  readonly isInternal: boolean;
  readonly remote: Party;
  /** The number that was dialled. */
  readonly dialed: string;
  /** The user in whose queue it is: at most one. */
  readonly userId: string | undefined;
  /** The station on which it rings or is held. */
  readonly stationId: string | undefined;
  /** The workgroup in whose queue it is, waiting or assigned. */
  readonly workgroupId: string | undefined;
  /** ACD gave it to the user, or will. */
  readonly isAcd: boolean;
  /** Dialled for this workgroup; does not put it into the workgroup's queue. */
  readonly onBehalfOf: string | undefined;
  /** The other leg of an internal call. */
  readonly linkedId: string | undefined;
  readonly isMuted: boolean;
  /** Digits that were sent down the line, in order. */
  readonly digitsSent: string;
  /** Q.850 cause of a failed or ended outbound call. */
  readonly cause: number | undefined;
  readonly times: InteractionTimes;
  /** Custom attributes and overrides of system attributes, as written from outside. */
  readonly written: AttributeMap;
}

interface InteractionTimes {
  readonly initiated: number;
  readonly workgroupQueue: number | undefined;
  readonly userQueue: number | undefined;
  readonly answered: number | undefined;
  readonly terminated: number | undefined;
}

export type EndState = 'I' | 'E';

export function isEnded(interaction: Interaction): boolean {
  return interaction.state === 'I' || interaction.state === 'E';
}

/** Whether the user's phone is off the hook for it: connected, held, or dialling out. */
export function occupiesPhone(interaction: Interaction): boolean {
  return ['C', 'H', 'R', 'S'].includes(interaction.state);
}
