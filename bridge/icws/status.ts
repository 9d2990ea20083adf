import type { CicStatus, CicStatusMessage } from '../core/work-mode.ts';
import type { StatusDefinition, UserStatus } from './message.ts';

/** A user's status with `part` laid over it: absent properties are unchanged (icws.md 5). */
export function mergeUserStatus(known: UserStatus | undefined, part: UserStatus): UserStatus {
  return {
    userId: part.userId,
    statusId: part.statusId ?? known?.statusId,
    onPhone: part.onPhone ?? known?.onPhone,
    loggedIn: part.loggedIn ?? known?.loggedIn,
    stations: part.stations ?? known?.stations,
  };
}

/** Behaviour follows CIC's flags, never the name of a status; one that CIC has not described is not ready. */
export function cicStatusOf(
  { statusId = '', onPhone = false }: UserStatus,
  described: CicStatusMessage | undefined,
): CicStatus {
  return {
    statusId,
    text: described?.text || statusId,
    isAcd: described?.isAcd ?? false,
    isAfterCallWork: described?.isAfterCallWork ?? false,
    isOnPhone: onPhone,
  };
}

export function statusMessageOf(definition: StatusDefinition): CicStatusMessage {
  return {
    id: definition.statusId,
    text: definition.messageText || definition.statusId,
    isAcd: definition.isAcdStatus ?? false,
    isAfterCallWork: definition.isAfterCallWorkStatus ?? false,
    isSelectable: definition.isSelectableStatus ?? false,
  };
}
