/** How a colleague is shown to others (G26). */
export type PresenceState = 'available' | 'busy' | 'loggedOff';

export interface UserPresence {
  readonly userId: string;
  readonly name: string;
  readonly state: PresenceState;
  /** CIC's localized status text. */
  readonly statusText: string;
}

export interface WorkgroupPresence {
  readonly workgroup: string;
  readonly loggedOn: number;
  readonly available: number;
  /** Interactions that wait in the workgroup's queue. */
  readonly waiting: number;
}

/** What the service session knows of everybody (design: CIC sessions). Rejections are `BridgeError`s. */
export interface CicDirectory {
  /** All workgroups that have a queue. `cicUnavailable`. */
  workgroups(): Promise<readonly WorkgroupPresence[]>;
  /** In the order of `userIds`; `unknownUser` that names those whom CIC does not know. */
  presence(userIds: readonly string[]): Promise<readonly UserPresence[]>;
  /** Calls back soon after a status or a queue changed, never more than once a second; returns how to stop. */
  watch(onChange: () => void): () => void;
}
