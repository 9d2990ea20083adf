import type { UserProfile } from './world.ts';

export interface StatusUntil {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly hasDate: boolean;
  readonly hasTime: boolean;
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
  /** Since when ACD may offer a call; undefined while it may not. The smallest is the longest idle. */
  readonly availableSince: number | undefined;
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
    availableSince: undefined,
  };
}
