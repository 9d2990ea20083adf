import type { PbxChange } from '../pbx/change.ts';
import { compactDate } from '../pbx/compact-date.ts';
import { type Interaction, isEnded } from '../pbx/interaction.ts';

/** Items kept for each user. */
const maxItems = 100;

/** `interactionHistoryStatusType` (icws.md appendix B). */
const historyStatuses = { none: 0, connected: 1, forwarded: 2 } as const;

/** What an agent said about an interaction after it (icws.md 9.4). */
export interface WrapUpAssignment {
  readonly interactionId: string;
  readonly code: string;
  readonly segmentId: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly user: string;
  readonly sourceInteractionId: string;
}

/** What a user was done with: interactions as they were when they ended or left the user. */
export interface History {
  /** Notes a change of the switch. */
  note(change: PbxChange): void;
  /** The latest first. */
  itemsOf(userId: string): readonly Interaction[];
  find(userId: string, interactionId: string): Interaction | undefined;
  assign(assignment: WrapUpAssignment): void;
  readonly assignments: readonly WrapUpAssignment[];
  reset(): void;
}

/** `onItem` hears of each item that is new or told again. */
export function createHistory(onItem: (userId: string, item: Interaction) => void): History {
  const items = new Map<string, Interaction[]>();
  let assignments: WrapUpAssignment[] = [];

  return {
    note(change) {
      if (change.kind !== 'interaction') return;
      const { before, after } = change;
      const userId = before?.userId;
      if (!before || !after || userId === undefined || isEnded(before)) return;
      const isTaken = after.userId !== userId;
      if (!isTaken && !isEnded(after)) return;
      const own = items.get(userId) ?? [];
      const item = isTaken ? before : after;
      items.set(userId, [item, ...own.filter(({ id }) => id !== item.id)].slice(0, maxItems));
      onItem(userId, item);
    },
    itemsOf: (userId) => items.get(userId) ?? [],
    find: (userId, interactionId) => items.get(userId)?.find(({ id }) => id === interactionId),
    assign(assignment) {
      assignments.push(assignment);
    },
    get assignments() {
      return assignments;
    },
    reset() {
      items.clear();
      assignments = [];
    },
  };
}

/** `historyItem` (icws.md appendix B). */
export function historyItem(item: Interaction): Readonly<Record<string, unknown>> {
  const { times, remote } = item;
  const status = times.answered === undefined ? historyStatuses.none : historyStatuses.connected;
  return {
    interactionId: item.id,
    direction: item.direction === 'in' ? 1 : 2,
    initiationTime: compactDate(times.initiated),
    ...(times.terminated !== undefined && { terminationTime: compactDate(times.terminated) }),
    interactionHistoryStatus: isEnded(item) ? status : historyStatuses.forwarded,
    localId: item.userId ?? '',
    localAddress: item.dialed,
    remoteName: remote.name,
    remoteId: remote.address,
    remoteAddress: remote.address,
    notes: item.written.get('eic_note')?.value ?? '',
  };
}
