/** The three work modes that every site has (G29): logged off, ready, not ready. */
export const fixedWorkModes = { logout: '1', ready: '2', notReady: '3' } as const;

/** A work mode as SAP shows it, and the CIC status that it stands for. */
export interface WorkMode {
  /** A decimal number; 1, 2 and 3 are fixed. */
  readonly id: string;
  readonly description: string;
  /** The CIC status id; absent for Logout, which leaves the status as it was (G29). */
  readonly cicStatus?: string;
}

/** The status of CIC for a work mode that has none of its own: what the field does with unknown codes (ici.md 5.1). */
export const statusWithoutAcd = 'Available, No ACD';

/** The CIC status that a work mode sets. */
export function statusOf(mode: WorkMode): string {
  return mode.cicStatus ?? statusWithoutAcd;
}

/** One of CIC's status messages, reduced to what decides (icws.md 5): flags, never names. */
export interface CicStatusMessage {
  readonly id: string;
  /** Localized by CIC. */
  readonly text: string;
  readonly isAcd: boolean;
  readonly isAfterCallWork: boolean;
  readonly isSelectable: boolean;
}

/** The status of one agent as CIC last told it. */
export interface CicStatus {
  readonly statusId: string;
  /** Localized text; the id where CIC sent none. */
  readonly text: string;
  readonly isAcd: boolean;
  readonly isAfterCallWork: boolean;
  readonly isOnPhone: boolean;
}

/** What SAP is shown as the agent's current work mode. */
export interface CurrentWorkMode {
  readonly id: string;
  readonly description: string;
}

/**
 * The work mode that a CIC status appears as: the mapped one, else Ready where ACD may offer work,
 * else Not Ready, with CIC's own text so that the agent reads the CIC status (G3).
 */
export function workModeOf(status: CicStatus, workModes: readonly WorkMode[]): CurrentWorkMode {
  const sameStatus = (mode: WorkMode) => mode.cicStatus?.toLowerCase() === status.statusId.toLowerCase();
  const mapped = workModes.find(sameStatus);
  if (mapped) return { id: mapped.id, description: mapped.description };
  return { id: status.isAcd ? fixedWorkModes.ready : fixedWorkModes.notReady, description: status.text };
}
