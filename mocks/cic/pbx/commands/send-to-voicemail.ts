import { isRefusal, type Refusal } from '../refusal.ts';
import type { Step } from '../step.ts';
import { toVoicemail } from '../transitions.ts';
import { findCommandable } from './find-commandable.ts';

/** Sends a call to the voice mail of the user in whose queue it is: the usual "reject" (icws.md 7.4). */
export function sendToVoicemail(step: Step, actorId: string, id: string): Refusal | undefined {
  const interaction = findCommandable(step, actorId, id, 'voicemail', 'sent to voice mail');
  if (isRefusal(interaction)) return interaction;
  toVoicemail(step, interaction);
  return undefined;
}
