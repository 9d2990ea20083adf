import type { LivePbx } from '../live-pbx.ts';
import { isActiveIn, type User } from '../pbx/user.ts';
import type { Workgroup } from '../pbx/world.ts';

type Activations = Readonly<Record<string, boolean>>;

/** Whether the user works for each workgroup, or for those in `only`. */
export function activationsOfUser(pbx: LivePbx, user: User, only?: ReadonlySet<string>): Activations {
  const workgroups = pbx.directory
    .workgroupsOf(user.id)
    .filter(({ id }) => only?.has(id.toLowerCase()) ?? true);
  return Object.fromEntries(workgroups.map(({ id }) => [id, isActiveIn(user, id)]));
}

/** Whether each member, or each in `only`, works for the workgroup. */
export function activationsOfWorkgroup(
  pbx: LivePbx,
  workgroup: Workgroup,
  only?: ReadonlySet<string>,
): Activations {
  const members = workgroup.members.filter((id) => only?.has(id) ?? true);
  const users = members.flatMap((id) => pbx.view.users.get(id) ?? []);
  return Object.fromEntries(users.map((user) => [user.id, isActiveIn(user, workgroup.id)]));
}

/** Names in a list, or everything where the list has an asterisk (icws.md 4.1). */
export function namesIn(
  list: readonly string[],
  fold: (name: string) => string,
): ReadonlySet<string> | undefined {
  return list.includes('*') ? undefined : new Set(list.map(fold));
}
