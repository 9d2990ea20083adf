import type { Interaction } from './interaction.ts';

/** `queueType` of icws.md 6; `system` is "My Interactions", named after the user. */
export const queueTypes = { system: 0, user: 1, workgroup: 2, station: 3 } as const;
export type QueueType = (typeof queueTypes)[keyof typeof queueTypes];

/** One queue: its type, and the name exactly as the world spells it. */
export type QueueKey = `${QueueType}:${string}`;

export function queueKey(type: QueueType, name: string): QueueKey {
  return `${type}:${name}`;
}

/** The queues in which an interaction lies; a call that ACD assigned is in the workgroup's and the user's. */
export function queuesOf(interaction: Interaction | undefined): readonly QueueKey[] {
  if (!interaction) return [];
  const keys: QueueKey[] = [];
  const { userId, stationId, workgroupId } = interaction;
  if (userId !== undefined) keys.push(queueKey(queueTypes.user, userId), queueKey(queueTypes.system, userId));
  if (stationId !== undefined) keys.push(queueKey(queueTypes.station, stationId));
  if (workgroupId !== undefined) keys.push(queueKey(queueTypes.workgroup, workgroupId));
  return keys;
}
