/** What CIC says a call is doing, reduced from `Eic_State` (icws.md 7.3). */
export type ObservedState =
  /** In a queue, not ringing at this agent. */
  | 'offering'
  | 'alerting'
  /** Our own call before the network answers: dialing, initializing. */
  | 'dialing'
  /** Our own call, ringing at the far end. */
  | 'proceeding'
  | 'connected'
  /** On hold, parked or suspended. */
  | 'held'
  /** In the agent's voice mail: no longer the agent's. */
  | 'messaging'
  | 'disconnected';

/** One telephone call as CIC shows it on an agent's queue: always the whole object, never a delta. */
export interface ObservedCall {
  /** CIC's interaction id; SAP's item id. */
  readonly id: string;
  readonly state: ObservedState;
  readonly direction: 'in' | 'out';
  readonly isInternal: boolean;
  /** The caller's number or address as CIC holds it (`sip:+49…@host`, `PRIV`, empty); not yet E.164. */
  readonly remoteNumber: string;
  readonly remoteName: string;
  /** The number that was dialled, as CIC holds it. */
  readonly dialedNumber: string;
  /** The workgroup through which ACD offers it; empty for a direct call. */
  readonly workgroup: string;
  /** ISO 8601, UTC; empty while CIC has none. */
  readonly startedAt: string;
  readonly isMuted: boolean;
  /** The same for all calls of one conference; empty for none (icws.md 7.6). */
  readonly conferenceId: string;
  /** On the call to a third party: the call that it is a consultation for; empty for none (icws.md 7.5). */
  readonly consultingCallId: string;
  /** The attributes that were subscribed, names in CIC's spelling; item attached data is built from them. */
  readonly attributes: Readonly<Record<string, string>>;
}
