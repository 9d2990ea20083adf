import type { Interaction } from './interaction.ts';
import type { Step } from './step.ts';
import { alertUser } from './transitions.ts';
import type { User } from './user.ts';
import type { Workgroup } from './world.ts';

function longestIdle(step: Step, workgroup: Workgroup): User | undefined {
  let best: User | undefined;
  for (const userId of workgroup.members) {
    const user = step.user(userId);
    if (user?.availableSince === undefined) continue;
    if (best?.availableSince === undefined || user.availableSince < best.availableSince) best = user;
  }
  return best;
}

function waitingSince(interaction: Interaction): number {
  return interaction.times.workgroupQueue ?? interaction.times.initiated;
}

/** Ids only grow, and all have ten digits: the smaller id is the older call. */
function isOlder(a: Interaction, b: Interaction): boolean {
  const difference = waitingSince(a) - waitingSince(b);
  return difference < 0 || (difference === 0 && a.id < b.id);
}

/** Offers the oldest waiting call that has an agent to the one idle for longest; false where there is no pair. */
export function distributeOne(step: Step): boolean {
  let chosen: { readonly interaction: Interaction; readonly agent: User } | undefined;
  for (const workgroup of step.directory.world.workgroups) {
    if (!step.hasWaiting(workgroup.id)) continue;
    const agent = longestIdle(step, workgroup);
    if (!agent) continue;
    for (const interaction of step.waitingIn(workgroup.id)) {
      if (!chosen || isOlder(interaction, chosen.interaction)) chosen = { interaction, agent };
    }
  }
  if (!chosen) return false;
  alertUser(step, chosen.interaction, chosen.agent.id, 'acd');
  return true;
}
