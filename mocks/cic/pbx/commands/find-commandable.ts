import { type Capability, isCapable } from '../capabilities.ts';
import type { Interaction } from '../interaction.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';

/** Whether the user may act on it: what is theirs or nobody's yet in a workgroup of theirs; a super user on all (icws.md 3.7). */
export function mayActOn(step: Step, actorId: string, { userId, workgroupId }: Interaction): boolean {
  if (userId === actorId || step.directory.user(actorId)?.isSuperUser === true) return true;
  if (userId !== undefined || workgroupId === undefined) return false;
  return step.directory.workgroup(workgroupId)?.members.includes(actorId) === true;
}

export function unknownInteraction(id: string): Refusal {
  return refuse(
    'unknownInteraction',
    `Interaction ${id} does not exist. It may have been deallocated; read the queue again.`,
  );
}

export function invalidState(what: string, interaction: Interaction): Refusal {
  return refuse(
    'invalidState',
    `Interaction ${interaction.id} cannot be ${what} in state ${interaction.state} (${interaction.stateText}). Wait for another state, or look at Eic_Capabilities.`,
  );
}

/** The interaction, if it exists, the actor may act on it and its state allows `capability`. */
export function findCommandable(
  step: Step,
  actorId: string,
  id: string,
  capability: Capability,
  participle: string,
): Interaction | Refusal {
  const interaction = step.interaction(id);
  if (!interaction) return unknownInteraction(id);
  if (!mayActOn(step, actorId, interaction)) {
    return refuse(
      'notAllowed',
      `User ${actorId} has no right to act on interaction ${id}. Act on an interaction of the own queue, or as a super user.`,
    );
  }
  return isCapable(interaction, capability) ? interaction : invalidState(participle, interaction);
}

export const noStation = refuse(
  'noStation',
  'No station is connected to this session. Connect one with PUT …/connection/station first.',
);
