import { type DialTarget, readDialTarget } from '../dial-target.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { toVoicemail } from '../transitions.ts';
import { userAt } from './blind-transfer.ts';
import { findCommandable } from './find-commandable.ts';

/** Sends a call to the voice mail of the user in whose queue it is: the usual "reject" (icws.md 7.4). */
export function sendToVoicemail(step: Step, actorId: string, id: string): Refusal | undefined {
  const interaction = findCommandable(step, actorId, id, 'voicemail', 'sent to voice mail');
  if (isRefusal(interaction)) return interaction;
  toVoicemail(step, interaction);
  return undefined;
}

/** Sends a call to somebody else's voice mail. */
export function transferToVoicemail(
  step: Step,
  actorId: string,
  id: string,
  target: string | DialTarget,
): Refusal | undefined {
  const interaction = findCommandable(step, actorId, id, 'voicemail', 'sent to voice mail');
  if (isRefusal(interaction)) return interaction;
  const place = typeof target === 'string' ? readDialTarget(step.directory, target) : target;
  const userId = place?.kind === 'station' ? userAt(step, place.stationId) : undefined;
  const recipient = place?.kind === 'user' ? place.userId : userId;
  if (recipient === undefined) {
    return refuse('badTarget', `${JSON.stringify(target)} has no voice mail. Name a user or an extension.`);
  }
  toVoicemail(step, interaction, recipient);
  return undefined;
}
