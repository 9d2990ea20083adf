/** One interaction that is in the mock CIC now. */
export interface ActiveInteraction {
  readonly interactionId: string;
  /** A call can be hung up; what else there is, is taken back by whoever sent it. */
  readonly isCall: boolean;
  readonly direction: 'in' | 'out';
  /** The state's word, as CIC gives it. */
  readonly stateText: string;
  /** Name or number of the far end; empty where CIC knows neither. */
  readonly remote: string;
  /** The user or the workgroup whose queue holds it. */
  readonly queue: string;
  /** An outbound call that rings at the far end. */
  readonly canRemoteAnswer: boolean;
}

/** The part of an interaction in `GET /control/state` that the desk reads. */
interface InteractionState {
  readonly interactionId: string;
  readonly kind: string;
  /** `Eic_State` (icws.md 7.3). */
  readonly state: string;
  readonly stateText: string;
  readonly direction: 'in' | 'out';
  readonly remoteName: string;
  readonly remoteAddress: string;
  readonly user: string | null;
  readonly workgroup: string | null;
  readonly canRemoteAnswer: boolean;
}

export interface CicState {
  readonly interactions: readonly InteractionState[];
}

/** What goes on now, out of `GET /control/state`, which also tells for a while what has ended. */
export function activeInteractions({ interactions }: CicState): readonly ActiveInteraction[] {
  return interactions
    .filter(({ state }) => state !== 'I' && state !== 'E')
    .map(
      ({
        interactionId,
        kind,
        direction,
        stateText,
        remoteName,
        remoteAddress,
        user,
        workgroup,
        canRemoteAnswer,
      }) => ({
        interactionId,
        isCall: kind === 'call',
        direction,
        stateText,
        remote: remoteName || numberIn(remoteAddress),
        queue: user ?? workgroup ?? '',
        canRemoteAnswer,
      }),
    );
}

const numberIn = (address: string): string => address.replace(/^sip:/, '').replace(/@.*$/, '');
