import type { CicEvent } from '../core/cic-event.ts';
import type { CicStatus } from '../core/work-mode.ts';
import type { UserStatus } from './message.ts';
import { mergeUserStatus } from './status.ts';
import type { StatusCatalogue } from './status-catalogue.ts';
import { createMilestone, type Milestone } from './wait.ts';

/** One user's status, told whenever it is another, or newly read. */
export interface StatusWatch {
  /** Reached with each full message that has a status. */
  readonly told: Milestone;
  /** True where CIC sent the user, but no status was ever set for them (G22). */
  readonly isUnset: boolean;
  onUserStatuses(isDelta: boolean, users: readonly UserStatus[]): void;
  close(): void;
}

export function createStatusWatch(
  userId: string,
  catalogue: StatusCatalogue,
  emit: (event: CicEvent) => void,
): StatusWatch {
  let status: UserStatus | undefined;
  let last: CicStatus | undefined;
  const told = createMilestone();

  // A status message may reach the service session after this agent already has that status.
  const unwatch = catalogue.watch(() => tell(false));

  function tell(isFresh: boolean): void {
    if (!status?.statusId) return;
    const next = catalogue.describe(status);
    if (!isFresh && last && isSameStatus(last, next)) return;
    last = next;
    emit({ kind: 'statusObserved', status: next });
  }

  return {
    told,
    get isUnset() {
      return status !== undefined && !status.statusId;
    },
    onUserStatuses(isDelta, users) {
      for (const part of users) {
        if (part.userId.toLowerCase() !== userId.toLowerCase()) continue;
        status = mergeUserStatus(isDelta ? status : undefined, part);
        tell(!isDelta);
        if (status.statusId) told.reach();
      }
    },
    close: unwatch,
  };
}

function isSameStatus(one: CicStatus, other: CicStatus): boolean {
  return (
    one.statusId === other.statusId &&
    one.text === other.text &&
    one.isAcd === other.isAcd &&
    one.isAfterCallWork === other.isAfterCallWork &&
    one.isOnPhone === other.isOnPhone
  );
}
