import { type Capability, isCapable } from '../capabilities.ts';
import type { Interaction } from '../interaction.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';

/** Whether the user may act on it: their own queue's, or everything for a super user (icws.md 3.7). */
export function mayActOn(step: Step, actorId: string, interaction: Interaction): boolean {
  return interaction.userId === actorId || step.directory.user(actorId)?.isSuperUser === true;
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
  return isCapable(interaction.state, capability) ? interaction : invalidState(participle, interaction);
}

export const noStation = refuse(
  'noStation',
  'No station is connected to this session. Connect one with PUT …/connection/station first.',
);
