import { z } from 'zod';
import type { LivePbx } from '../../live-pbx.ts';
import { isActiveIn, type User } from '../../pbx/user.ts';
import type { Workgroup } from '../../pbx/world.ts';
import { activationsOfUser, activationsOfWorkgroup, namesIn } from '../activation.ts';
import type { IcwsMessage } from '../message.ts';
import type { Subscription } from '../subscription.ts';

const names = z.array(z.string().min(1)).min(1);

export const userActivationSchema = z.object({ userId: z.string().min(1), workgroupIds: names });
export const workgroupActivationSchema = z.object({ workgroupId: z.string().min(1), userIds: names });

/** For which of some workgroups a user works (icws.md 8). */
export function userActivationSubscription(
  pbx: LivePbx,
  subscriptionId: string,
  { userId, workgroupIds }: z.output<typeof userActivationSchema>,
): Subscription {
  const only = namesIn(workgroupIds, (name) => name.toLowerCase());
  const activations = (user: User | undefined) => (user ? activationsOfUser(pbx, user, only) : {});
  const message = (isDelta: boolean, activationsChanged: object): IcwsMessage => ({
    __type: 'urn:inin.com:activations:userActivationMessage',
    isDelta,
    subscriptionId,
    userId,
    activationsChanged,
  });
  return {
    topics: [`user:${userId}`],
    snapshot: () => [message(false, activations(pbx.view.users.get(userId)))],
    tell(change) {
      if (change.kind !== 'user') return undefined;
      const before = activations(change.before);
      const changed = Object.entries(activations(change.after)).filter(
        ([id, isActive]) => before[id] !== isActive,
      );
      return changed.length === 0 ? undefined : message(true, Object.fromEntries(changed));
    },
  };
}

/** Which of some users work for a workgroup (icws.md 8). */
export function workgroupActivationSubscription(
  pbx: LivePbx,
  subscriptionId: string,
  workgroup: Workgroup,
  { userIds }: z.output<typeof workgroupActivationSchema>,
): Subscription {
  const only = namesIn(userIds, (name) => name);
  const present = activationsOfWorkgroup(pbx, workgroup, only);
  const message = (isDelta: boolean, activationsChanged: object): IcwsMessage => ({
    __type: 'urn:inin.com:activations:workgroupActivationMessage',
    isDelta,
    subscriptionId,
    workgroupId: workgroup.id,
    activationsChanged,
  });
  return {
    topics: Object.keys(present).map((userId) => `user:${userId}` as const),
    snapshot: () => [message(false, activationsOfWorkgroup(pbx, workgroup, only))],
    tell(change) {
      if (change.kind !== 'user') return undefined;
      const { before, after } = change;
      const isActive = isActiveIn(after, workgroup.id);
      return isActiveIn(before, workgroup.id) === isActive
        ? undefined
        : message(true, { [after.id]: isActive });
    },
  };
}
