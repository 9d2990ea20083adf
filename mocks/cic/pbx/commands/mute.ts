import { isRefusal, type Refusal } from '../refusal.ts';
import type { Step } from '../step.ts';
import { findCommandable } from './find-commandable.ts';

export function mute(step: Step, actorId: string, id: string, on: boolean): Refusal | undefined {
  const interaction = findCommandable(step, actorId, id, 'mute', 'muted');
  if (isRefusal(interaction)) return interaction;
  if (interaction.isMuted !== on) step.put({ ...interaction, isMuted: on });
  return undefined;
}
