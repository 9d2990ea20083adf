import type { CicStatusMessage, WorkMode } from '../core/work-mode.ts';
import type { BridgeConfig } from './config-schema.ts';

/**
 * The work modes with CIC's own texts where the configuration asks for them (G29); `statusMessages` is asked
 * each time, for CIC tells its texts after the start and may change them.
 */
export function localizedWorkModes(
  configured: BridgeConfig['workModes'],
  statusMessages: () => readonly CicStatusMessage[],
): readonly WorkMode[] {
  return configured.map(({ id, description, cicStatus, localized }): WorkMode => {
    if (cicStatus === undefined) return { id, description };
    if (!localized) return { id, description, cicStatus };
    return {
      id,
      cicStatus,
      get description() {
        return find(cicStatus, statusMessages())?.text || description;
      },
    };
  });
}

/** Work modes of statuses that CIC does not have: setting one would fail. */
export function unknownStatuses(
  workModes: readonly WorkMode[],
  statusMessages: readonly CicStatusMessage[],
): readonly string[] {
  return workModes.flatMap(({ cicStatus }) =>
    cicStatus === undefined || find(cicStatus, statusMessages) ? [] : [cicStatus],
  );
}

/** CIC does not mind the case of a status id (icws.md 5). */
function find(statusId: string, messages: readonly CicStatusMessage[]): CicStatusMessage | undefined {
  const sought = statusId.toLowerCase();
  return messages.find(({ id }) => id.toLowerCase() === sought);
}
