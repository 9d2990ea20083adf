import { isRefusal, type Refusal } from '../refusal.ts';
import type { Step } from '../step.ts';
import { connect } from '../transitions.ts';
import { findCommandable } from './find-commandable.ts';

/** Puts a call on hold or takes it back. Asking for the state it is in already changes nothing. */
export function hold(step: Step, actorId: string, id: string, on: boolean): Refusal | undefined {
  const interaction = findCommandable(step, actorId, id, 'hold', on ? 'held' : 'taken off hold');
  if (isRefusal(interaction)) return interaction;
  if (on && interaction.state === 'C') step.put({ ...interaction, state: 'H', stateText: 'On Hold' });
  if (!on && interaction.state !== 'C') connect(step, interaction);
  return undefined;
}
