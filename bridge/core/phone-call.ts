/** The states of ici.md 5.3 that a telephone call can be in. */
export type PhoneCallState = 'initiated' | 'dialing' | 'alerting' | 'connected' | 'held' | 'failed' | 'ended';

/** What SAP's work on the item has come to (ici.md 5.4). */
export type ProcessingState = 'inProcess' | 'accepted' | 'rejected' | 'forwarded' | 'wrapUp' | 'completed';

/** One telephone call of one agent, as SAP is told of it. */
export interface PhoneCall {
  /** SAP's id of it: CIC's, with a counter where CIC offers the same call to the agent again. */
  readonly itemId: string;
  /** CIC's interaction id. */
  readonly callId: string;
  readonly state: PhoneCallState;
  readonly processing: ProcessingState;
  readonly direction: 'in' | 'out' | 'internal';
  /** As CIC holds it, not yet in SAP's form. */
  readonly remoteNumber: string;
  readonly remoteName: string;
  readonly dialedNumber: string;
  /** The workgroup that ACD offered it for; empty for a direct call. */
  readonly workgroup: string;
  /** ISO 8601, UTC; empty while CIC has none. */
  readonly startedAt: string;
  /** The item attached data document; empty where there is none. */
  readonly attachedData: string;
  /** The part of it that SAP set, as CIC keeps it. */
  readonly sapData: string;
  /** True once the agent rejected it or hung up: why CIC takes it away. */
  readonly isGivenUp: boolean;
  /** False while the agent already has as many items as SAP can show (G16). */
  readonly isVisible: boolean;
}

/** What the toolbar may do with a call; the complete list goes into every event. */
export type CallCapability = 'Accept' | 'Reject' | 'HangUp' | 'Hold' | 'Retrieve' | 'WrapUp' | 'End';

type CallPhase = Exclude<PhoneCallState, 'failed'> | 'wrapUp' | 'completed';

/** Commands and capability lists are both read from this table, so they cannot disagree. */
const allowedIn: Readonly<Record<CallCapability, readonly CallPhase[]>> = {
  Accept: ['alerting'],
  Reject: ['alerting'],
  HangUp: ['initiated', 'dialing', 'connected', 'held'],
  Hold: ['connected'],
  Retrieve: ['held'],
  WrapUp: ['wrapUp'],
  End: ['ended', 'wrapUp'],
};

const capabilities = Object.keys(allowedIn) as CallCapability[];

function phaseOf(call: PhoneCall): CallPhase {
  if (call.state !== 'ended' && call.state !== 'failed') return call.state;
  if (call.processing === 'wrapUp') return 'wrapUp';
  return isOver(call) ? 'completed' : 'ended';
}

/** What a call allows now, while CIC can be reached. */
export function capabilitiesOf(call: PhoneCall): readonly CallCapability[] {
  const phase = phaseOf(call);
  return capabilities.filter((capability) => allowedIn[capability].includes(phase));
}

/** True once nothing more can happen to the item: it leaves the agent's list. */
export function isOver(call: PhoneCall): boolean {
  return call.processing === 'completed' || call.processing === 'rejected' || call.processing === 'forwarded';
}

/** True while somebody is, or may come to be, on the line. */
export function isLive(call: PhoneCall): boolean {
  return call.state !== 'ended' && call.state !== 'failed';
}
