import { compactDate } from '../pbx/compact-date.ts';
import type { User } from '../pbx/user.ts';

/** `userStatus` as ICWS sends it; the first two are always there (icws.md 5). */
export interface UserStatus {
  readonly userId: string;
  readonly statusId: string;
  readonly [property: string]: unknown;
}

export function userStatus(user: User, serverName: string): UserStatus {
  const { until } = user;
  return {
    userId: user.id,
    statusId: user.statusId,
    statusChanged: compactDate(user.statusChangedAt),
    notes: user.notes,
    forwardNumber: user.forwardNumber,
    until: until && { untilDateTime: compactDate(until.at), hasDate: until.hasDate, hasTime: until.hasTime },
    loggedIn: user.isLoggedIn,
    onPhone: user.isOnPhone,
    onPhoneChanged: compactDate(user.onPhoneChangedAt),
    stations: user.stations,
    icServers: user.isLoggedIn ? [serverName] : [],
  };
}

/** What differs, with the properties that are always there; `undefined` if nothing of interest does. */
export function changedStatus(
  before: UserStatus,
  after: UserStatus,
  isWanted: (property: string) => boolean,
): UserStatus | undefined {
  const changed = Object.keys(after).filter(
    (property) => isWanted(property) && JSON.stringify(before[property]) !== JSON.stringify(after[property]),
  );
  if (changed.length === 0) return undefined;
  // JSON leaves an undefined `until` out, and a client would keep the old one
  const entries = changed.map((property) => [property, after[property] ?? null] as const);
  return { ...Object.fromEntries(entries), userId: after.userId, statusId: after.statusId };
}

/** `userStatusPreviousInfo` of each status that was ever set with notes or a number (icws.md 5). */
export function previousInfoList(user: User): readonly Readonly<Record<string, string>>[] {
  return [...user.previousInfo].map(([statusId, info]) => ({ statusId, ...info }));
}
