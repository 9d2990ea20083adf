import type { AttributeMap } from './attribute-map.ts';
import type { Callback } from './callback.ts';
import type { Chat } from './chat.ts';
import type { DialTarget } from './dial-target.ts';
import type { Email } from './email.ts';
import type { Listener, Recording } from './recording.ts';

/**
 * `Eic_State` (icws.md 7.3): alerting, connected, held, messaging (voice mail), offering, parked,
 * proceeding, suspended, system (dialling), disconnected by the local or by the remote side.
 */
export type InteractionState = 'A' | 'C' | 'H' | 'M' | 'O' | 'P' | 'R' | 'X' | 'S' | 'I' | 'E';

/** What is being handled; each has its channel of ACD (icws.md 3.4). */
export type InteractionKind = 'call' | 'chat' | 'callback' | 'email' | 'generic';

export interface Party {
  readonly name: string;
  /** As the network gave it: `sip:+49…@host`, `PRIV`, or empty. */
  readonly address: string;
}

/** One interaction; replaced, never changed, so that before and after can be compared. Times in milliseconds. */
export interface Interaction {
  /** Ten decimal digits; never used again. */
  readonly id: string;
  readonly kind: InteractionKind;
  readonly state: InteractionState;
  /** `Eic_CallStateString`. */
  readonly stateText: string;
  readonly direction: 'in' | 'out';
  /** Between two users of this server. */
  readonly isInternal: boolean;
  readonly remote: Party;
  /** The number that was dialled. */
  readonly dialed: string;
  /** Where a leg that an agent dials leads. */
  readonly target: DialTarget | undefined;
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
  /** On the held original: the consult call made for it, while both live (icws.md 7.5). */
  readonly consultId: string | undefined;
  /** On a consult call: the original. */
  readonly consultingId: string | undefined;
  readonly conference: ConferencePlace | undefined;
  /** On the call of an invited party: the interaction it is to join once answered. */
  readonly joinsId: string | undefined;
  readonly isMuted: boolean;
  /** Nobody else may listen, record or join. */
  readonly isPrivate: boolean;
  readonly recording: Recording;
  readonly listeners: readonly Listener[];
  readonly chat: Chat | undefined;
  readonly callback: Callback | undefined;
  readonly email: Email | undefined;
  readonly segments: readonly Segment[];
  /** Files that were played into it, in order. */
  readonly wavesPlayed: readonly string[];
  /** Digits that were sent down the line, in order. */
  readonly digitsSent: string;
  /** Q.850 cause of a failed or ended outbound call. */
  readonly cause: number | undefined;
  readonly times: InteractionTimes;
  /** Custom attributes and overrides of system attributes, as written from outside. */
  readonly written: AttributeMap;
}

/** A stretch in which one user handled it, for wrap-up codes (icws.md 9.4). */
export interface Segment {
  /** Counts from 1. */
  readonly id: number;
  readonly userId: string;
  readonly workgroupId: string | undefined;
  readonly since: number;
}

/** The conference in which it is, named after the leg of the user who made it (icws.md 7.6). */
interface ConferencePlace {
  readonly id: string;
  /** The maker's own leg, one of the parties, or the leg of a user who barged in. */
  readonly role: 'owner' | 'member' | 'guest';
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
  return interaction.kind === 'call' && ['C', 'H', 'R', 'S'].includes(interaction.state);
}

/** A party of a conference; its user hears it through the conference's own leg. */
export function isConferenceMember(interaction: Interaction): boolean {
  return interaction.conference?.role === 'member';
}
