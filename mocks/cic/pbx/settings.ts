/** How long things take, in milliseconds. */
export interface PbxSettings {
  /** An ACD offer that nobody answers goes back to its workgroup queue. */
  readonly offeringTimeoutMs: number;
  /** A call straight to a user that nobody answers goes to voice mail. */
  readonly directRingMs: number;
  /** How long a caller talks to voice mail before hanging up. */
  readonly voicemailMs: number;
  /** A disconnected interaction stays in its queues this long. */
  readonly deallocateMs: number;
  readonly wrapUpMs: number;
  /** A callback that is to be tried again comes back after this. */
  readonly callbackSnoozeMs: number;
  /** A secure pause of a recording that asks for the default time ends after this. */
  readonly securePauseMs: number;
  /** Between two steps of dialling (icws.md 14: 20 to 300). */
  readonly dialStepMs: number;
}

export const defaultPbxSettings: PbxSettings = {
  offeringTimeoutMs: 15_000,
  directRingMs: 60_000,
  voicemailMs: 30_000,
  deallocateMs: 10_000,
  wrapUpMs: 60_000,
  callbackSnoozeMs: 300_000,
  securePauseMs: 60_000,
  dialStepMs: 40,
};
