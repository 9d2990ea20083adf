import { withAttributes } from '../attribute-map.ts';
import type { Interaction, Party } from '../interaction.ts';
import { notRecorded } from '../recording.ts';
import type { Step } from '../step.ts';

export interface NewCall {
  readonly direction: 'in' | 'out';
  readonly isInternal: boolean;
  readonly remote: Party;
  readonly dialed: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A call that nobody has yet and that is not stored yet. */
export function newCall(step: Step, call: NewCall): Interaction {
  return {
    id: step.newInteractionId(),
    kind: 'call',
    state: 'S',
    stateText: 'Initializing',
    direction: call.direction,
    isInternal: call.isInternal,
    remote: call.remote,
    dialed: call.dialed,
    target: undefined,
    userId: undefined,
    stationId: undefined,
    workgroupId: undefined,
    isAcd: false,
    onBehalfOf: undefined,
    linkedId: undefined,
    consultId: undefined,
    consultingId: undefined,
    conference: undefined,
    joinsId: undefined,
    isMuted: false,
    isPrivate: false,
    recording: notRecorded,
    listeners: [],
    chat: undefined,
    callback: undefined,
    email: undefined,
    segments: [],
    wavesPlayed: [],
    digitsSent: '',
    cause: undefined,
    times: {
      initiated: step.now,
      workgroupQueue: undefined,
      userQueue: undefined,
      answered: undefined,
      terminated: undefined,
    },
    written: withAttributes(new Map(), call.attributes ?? {}),
  };
}
