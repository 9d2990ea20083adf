import { isRefusal, type Refusal } from '../refusal.ts';
import type { Step } from '../step.ts';
import { end } from '../transitions.ts';
import { findCommandable } from './find-commandable.ts';

/** Hangs up on the local side. */
export function disconnect(step: Step, actorId: string, id: string): Refusal | undefined {
  const interaction = findCommandable(step, actorId, id, 'disconnect', 'disconnected');
  if (isRefusal(interaction)) return interaction;
  end(step, interaction, 'I');
  return undefined;
}
