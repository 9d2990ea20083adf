import type { InteractionKind } from './interaction.ts';
import type { UserProfile } from './world.ts';

export interface StatusUntil {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly hasDate: boolean;
  readonly hasTime: boolean;
}

/** Since when ACD may offer each kind; absent while it may not. The smallest is the longest idle. */
export type AcdAvailability = Readonly<Partial<Record<InteractionKind, number>>>;

export interface StatusInfo {
  readonly notes: string;
  readonly forwardNumber: string;
}

/** A user as they are now; replaced, never changed. Times in milliseconds. */
export interface User {
  readonly id: string;
  readonly profile: UserProfile;
  readonly statusId: string;
  readonly statusChangedAt: number;
  readonly notes: string;
  readonly forwardNumber: string;
  readonly until: StatusUntil | undefined;
  /** Set while the server keeps the user in Follow Up after an ACD call. */
  readonly wrapUp: { readonly since: number; readonly resumeStatusId: string } | undefined;
  readonly isLoggedIn: boolean;
  /** Ids of the connected stations. */
  readonly stations: readonly string[];
  readonly isOnPhone: boolean;
  readonly onPhoneChangedAt: number;
  readonly availableSince: AcdAvailability;
  /** Ids of the workgroups for which ACD passes the user over. */
  readonly inactiveIn: readonly string[];
  /** What was said with each status the last time, by its id. */
  readonly previousInfo: ReadonlyMap<string, StatusInfo>;
}

export function newUser(profile: UserProfile, now: number): User {
  return {
    id: profile.id,
    profile,
    statusId: profile.initialStatusId,
    statusChangedAt: now,
    notes: '',
    forwardNumber: '',
    until: undefined,
    wrapUp: undefined,
    isLoggedIn: false,
    stations: [],
    isOnPhone: false,
    onPhoneChangedAt: now,
    availableSince: {},
    inactiveIn: [],
    previousInfo: new Map(),
  };
}

/** Whether ACD counts the user in for a workgroup that the user is a member of. */
export function isActiveIn(user: User, workgroupId: string): boolean {
  return !user.inactiveIn.includes(workgroupId);
}
