import { inLanguage } from '../pbx/localized-text.ts';
import type { StatusMessage } from '../pbx/status-message.ts';
import type { World } from '../pbx/world.ts';

const groupColors: Readonly<Record<StatusMessage['group'], string>> = {
  Available: '2e7d32',
  Unavailable: 'f9a825',
  FollowUp: '1565c0',
  DoNotDisturb: 'c62828',
  OutOfOffice: '757575',
};

function icon(group: StatusMessage['group']): string {
  const color = groupColors[group];
  return `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Ccircle cx='4' cy='4' r='4' fill='%23${color}'/%3E%3C/svg%3E`;
}

/** `statusMessage` (icws.md 5); every property is required. */
export function statusMessageInfo(
  status: StatusMessage,
  language: string,
): Readonly<Record<string, unknown>> {
  return {
    statusId: status.id,
    systemId: status.id,
    messageText: inLanguage(status.text, language),
    iconUri: icon(status.group),
    groupTag: status.group,
    canHaveDate: status.canHaveDate,
    canHaveTime: status.canHaveTime,
    isDoNotDisturbStatus: status.isDoNotDisturb,
    isSelectableStatus: status.isSelectable,
    isPersistentStatus: status.isPersistent,
    isForwardStatus: status.isForward,
    isAfterCallWorkStatus: status.isAfterCallWork,
    isAcdStatus: status.isAcd,
    isAllowFollowUpStatus: status.allowsFollowUp,
  };
}

/** Ids of the statuses that users may choose. */
export function selectableStatusIds(world: World): readonly string[] {
  return world.statusMessages.filter((status) => status.isSelectable).map((status) => status.id);
}
