import { BridgeError } from '../core/bridge-error.ts';
import type { CicEvent } from '../core/cic-event.ts';
import type { CicStatus } from '../core/work-mode.ts';
import type { UserStatus } from './message.ts';
import { mergeUserStatus } from './status.ts';
import type { StatusCatalogue } from './status-catalogue.ts';
import { createMilestone, type Milestone } from './wait.ts';

/** One user's status, told whenever it is another, or newly read. */
export interface StatusWatch {
  /** Reached with each status; missed where CIC sends the user, but no status was ever set for them (G22). */
  readonly told: Milestone;
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
    onUserStatuses(isDelta, users) {
      for (const part of users) {
        if (part.userId.toLowerCase() !== userId.toLowerCase()) continue;
        status = mergeUserStatus(isDelta ? status : undefined, part);
        tell(!isDelta);
        if (status.statusId) told.reach();
        else if (!isDelta) told.miss(noInitialStatus(userId));
      }
    },
    close: unwatch,
  };
}

function noInitialStatus(userId: string): BridgeError {
  const message = `Failed to log ${userId} on to CIC: the user has no status yet (G22). Log on once with a CIC client and choose one, or set it in Interaction Administrator.`;
  return new BridgeError('loginFailed', message, { details: { reason: 'noInitialStatus' } });
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
