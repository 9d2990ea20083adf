import type { Interaction } from '../interaction.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { alertUser, queueForAcd } from '../transitions.ts';

/** Whom something from outside reaches. */
export type QueueName = { readonly user: string } | { readonly workgroup: string };

export interface QueueEntry {
  /** The extension of the user or workgroup. */
  readonly extension: string;
  enter(interaction: Interaction): void;
}

/** The queue of a user, where it rings at once, or of a workgroup, for ACD. */
export function findQueueEntry(step: Step, to: QueueName): QueueEntry | Refusal {
  if ('workgroup' in to) {
    const workgroup = step.directory.workgroup(to.workgroup);
    if (!workgroup) return unknown('unknownWorkgroup', to.workgroup, step.directory.world.workgroups);
    return {
      extension: workgroup.extension,
      enter: (interaction) => queueForAcd(step, interaction, workgroup.id),
    };
  }
  const user = step.directory.user(to.user);
  if (!user) return unknown('unknownUser', to.user, step.directory.world.users);
  return {
    extension: user.extension,
    enter: (interaction) => alertUser(step, interaction, user.id, 'direct'),
  };
}

function unknown(
  refused: 'unknownUser' | 'unknownWorkgroup',
  id: string,
  known: readonly { readonly id: string }[],
): Refusal {
  const what = refused === 'unknownUser' ? 'User' : 'Workgroup';
  const names = known
    .slice(0, 20)
    .map((each) => each.id)
    .join(', ');
  return refuse(refused, `${what} ${id} does not exist. Known: ${names}.`);
}
