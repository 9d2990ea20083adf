import type { PbxChange } from './change.ts';
import type { Interaction, InteractionKind } from './interaction.ts';
import type { Step } from './step.ts';
import { alertUser } from './transitions.ts';
import { isActiveIn, type User } from './user.ts';
import { interactionKinds } from './utilization.ts';
import type { Workgroup } from './world.ts';

function longestIdle(step: Step, workgroup: Workgroup, kind: InteractionKind): User | undefined {
  let best: User | undefined;
  let bestSince = Number.POSITIVE_INFINITY;
  for (const userId of workgroup.members) {
    const user = step.user(userId);
    const since = user?.availableSince[kind];
    if (!user || since === undefined || since >= bestSince || !isActiveIn(user, workgroup.id)) continue;
    best = user;
    bestSince = since;
  }
  return best;
}

function waitingSince(interaction: Interaction): number {
  return interaction.times.workgroupQueue ?? interaction.times.initiated;
}

/** Ids only grow, and all have ten digits: the smaller id is the older interaction. */
function isOlder(a: Interaction, b: Interaction): boolean {
  const difference = waitingSince(a) - waitingSince(b);
  return difference < 0 || (difference === 0 && a.id < b.id);
}

/** Offers the oldest waiting interaction that has an agent to the one idle for longest; false where there is no pair. */
export function distributeOne(step: Step): boolean {
  let chosen: { readonly interaction: Interaction; readonly agent: User } | undefined;
  for (const workgroup of step.directory.world.workgroups) {
    if (!step.hasWaiting(workgroup.id)) continue;
    const agents = new Map<InteractionKind, User | undefined>();
    for (const interaction of step.waitingIn(workgroup.id)) {
      const { kind } = interaction;
      if (!agents.has(kind)) agents.set(kind, longestIdle(step, workgroup, kind));
      const agent = agents.get(kind);
      if (agent && (!chosen || isOlder(interaction, chosen.interaction))) chosen = { interaction, agent };
    }
  }
  if (!chosen) return false;
  alertUser(step, chosen.interaction, chosen.agent.id, 'acd');
  return true;
}

/** Whether ACD may now find a pair that it did not find before. */
export function callsForDistribution(change: PbxChange): boolean {
  if (change.kind === 'interaction') {
    return change.after?.state === 'O' && change.after.workgroupId !== undefined;
  }
  if (change.kind === 'configuration') return true;
  if (change.kind !== 'user') return false;
  const { before, after } = change;
  const isNewlyAvailable = interactionKinds.some(
    (kind) => before.availableSince[kind] === undefined && after.availableSince[kind] !== undefined,
  );
  return isNewlyAvailable || before.inactiveIn !== after.inactiveIn;
}
