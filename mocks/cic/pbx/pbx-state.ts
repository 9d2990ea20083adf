import type { Connection } from './connection.ts';
import type { Directory } from './directory.ts';
import type { Interaction } from './interaction.ts';
import { type QueueKey, queuesOf } from './queue-key.ts';
import { newUser, type User } from './user.ts';

/** All that changes while the switch runs. The records inside are immutable, the maps are not. */
export interface PbxState {
  readonly interactions: Map<string, Interaction>;
  readonly users: Map<string, User>;
  readonly connections: Map<string, Connection>;
  /** Ids of the interactions in each queue, oldest entry first. */
  readonly queues: Map<QueueKey, Set<string>>;
  /** Ids of the interactions that wait in each workgroup's queue. */
  readonly waiting: Map<string, Set<string>>;
  /** Ids of the interactions that share a conference. */
  readonly conferences: Map<string, Set<string>>;
  readonly chatRooms: Map<string, Set<string>>;
  readonly sessionIdsOf: Map<string, Set<string>>;
}

/** The state as everybody but the switch itself may see it. */
export interface PbxView {
  readonly interactions: ReadonlyMap<string, Interaction>;
  readonly users: ReadonlyMap<string, User>;
  readonly connections: ReadonlyMap<string, Connection>;
  readonly queues: ReadonlyMap<QueueKey, ReadonlySet<string>>;
}

export function newPbxState(directory: Directory, now: number): PbxState {
  return {
    interactions: new Map(),
    users: new Map(directory.world.users.map((profile) => [profile.id, newUser(profile, now)])),
    connections: new Map(),
    queues: new Map(),
    waiting: new Map(),
    conferences: new Map(),
    chatRooms: new Map(),
    sessionIdsOf: new Map(),
  };
}

function add<K>(index: Map<K, Set<string>>, key: K, id: string): void {
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}

function drop<K>(index: Map<K, Set<string>>, key: K, id: string): void {
  const ids = index.get(key);
  ids?.delete(id);
  if (ids?.size === 0) index.delete(key);
}

function moveBetween<K>(
  index: Map<K, Set<string>>,
  id: string,
  from: K | undefined,
  to: K | undefined,
): void {
  if (from === to) return;
  if (from !== undefined) drop(index, from, id);
  if (to !== undefined) add(index, to, id);
}

function waitsFor(interaction: Interaction | undefined): string | undefined {
  return interaction?.state === 'O' ? interaction.workgroupId : undefined;
}

/** Stores an interaction, or takes it out, and keeps the indexes true. */
export function storeInteraction(state: PbxState, id: string, next: Interaction | undefined): void {
  const before = state.interactions.get(id);
  if (next) state.interactions.set(id, next);
  else state.interactions.delete(id);
  const queuesBefore = queuesOf(before);
  const queuesAfter = queuesOf(next);
  for (const key of queuesBefore) if (!queuesAfter.includes(key)) drop(state.queues, key, id);
  for (const key of queuesAfter) if (!queuesBefore.includes(key)) add(state.queues, key, id);
  moveBetween(state.waiting, id, waitsFor(before), waitsFor(next));
  moveBetween(state.conferences, id, before?.conference?.id, next?.conference?.id);
  moveBetween(state.chatRooms, id, before?.chat?.roomId, next?.chat?.roomId);
}

export function storeConnection(state: PbxState, sessionId: string, next: Connection | undefined): void {
  const before = state.connections.get(sessionId);
  if (next) state.connections.set(sessionId, next);
  else state.connections.delete(sessionId);
  if (before && !next) drop(state.sessionIdsOf, before.userId, sessionId);
  if (next && !before) add(state.sessionIdsOf, next.userId, sessionId);
}
