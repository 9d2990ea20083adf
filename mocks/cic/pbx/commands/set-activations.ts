import { type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';

/** Turns a user's work for workgroups on or off; ACD passes over those who are off (icws.md 8). */
export function setActivations(
  step: Step,
  userId: string,
  activations: Readonly<Record<string, boolean>>,
): Refusal | undefined {
  const user = step.user(userId);
  if (!user) return refuse('unknownUser', `User ${userId} does not exist. Names are case-sensitive.`);
  const memberOf = new Set(step.directory.workgroupsOf(userId).map(({ id }) => id));
  const inactive = new Set(user.inactiveIn);
  for (const [name, isActive] of Object.entries(activations)) {
    const id = step.directory.workgroup(name)?.id;
    if (id === undefined || !memberOf.has(id)) {
      return refuse('unknownWorkgroup', `User ${userId} is no member of a workgroup ${name}. Name another.`);
    }
    if (isActive) inactive.delete(id);
    else inactive.add(id);
  }
  const inactiveIn = [...inactive].sort();
  if (inactiveIn.join('\n') !== user.inactiveIn.join('\n')) step.putUser({ ...user, inactiveIn });
  return undefined;
}
