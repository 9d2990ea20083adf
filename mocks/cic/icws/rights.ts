import type { Directory } from '../pbx/directory.ts';
import type { Interaction } from '../pbx/interaction.ts';
import { type QueueKey, type QueueType, queueKey, queueTypes } from '../pbx/queue-key.ts';
import { isMemberOrSupervisor, type UserProfile } from '../pbx/world.ts';
import type { WireQueueId } from './wire.ts';

function belongsTo(directory: Directory, user: UserProfile, workgroupId: string): boolean {
  const workgroup = directory.workgroup(workgroupId);
  return workgroup !== undefined && isMemberOrSupervisor(workgroup, user.id);
}

/** Agents see their own interactions, and those of the workgroups that they work in or supervise; a super user all. */
export function maySee(directory: Directory, user: UserProfile, interaction: Interaction): boolean {
  if (user.isSuperUser || interaction.userId === user.id) return true;
  return interaction.workgroupId !== undefined && belongsTo(directory, user, interaction.workgroupId);
}

/** The queue as the world spells it, if it exists. */
export function findQueue(directory: Directory, id: WireQueueId): QueueKey | undefined {
  const type: QueueType = id.queueType;
  switch (type) {
    case queueTypes.system:
    case queueTypes.user: {
      const user = directory.user(id.queueName);
      return user && queueKey(type, user.id);
    }
    case queueTypes.workgroup: {
      const workgroup = directory.workgroup(id.queueName);
      return workgroup && queueKey(type, workgroup.id);
    }
    case queueTypes.station: {
      const station = directory.station(id.queueName);
      return station && queueKey(type, station.id);
    }
  }
}

export function mayWatchQueue(
  directory: Directory,
  user: UserProfile,
  key: QueueKey,
  stations: readonly string[],
): boolean {
  if (user.isSuperUser) return true;
  if (key === queueKey(queueTypes.user, user.id) || key === queueKey(queueTypes.system, user.id)) return true;
  if (stations.some((station) => key === queueKey(queueTypes.station, station))) return true;
  if (user.defaultStation && key === queueKey(queueTypes.station, user.defaultStation)) return true;
  return directory.world.workgroups.some((workgroup) => {
    const isOwn = key === queueKey(queueTypes.workgroup, workgroup.id);
    if (isOwn) return isMemberOrSupervisor(workgroup, user.id);
    return (
      workgroup.supervisors?.includes(user.id) === true &&
      workgroup.members.some((id) => key === queueKey(queueTypes.user, id))
    );
  });
}
