import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { findCommandable, invalidState } from './find-commandable.ts';

/** Sends DTMF to the far end; a comma is a pause. */
export function sendDigits(step: Step, actorId: string, id: string, digits: string): Refusal | undefined {
  const interaction = findCommandable(step, actorId, id, 'disconnect', 'sent digits');
  if (isRefusal(interaction)) return interaction;
  // no capability bit stands for digits: they need a voice path
  if (interaction.state !== 'C') return invalidState('sent digits', interaction);
  if (!/^[0-9A-D*#,]+$/i.test(digits)) {
    return refuse(
      'badDigits',
      `"${digits}" holds no DTMF digits. Send 0-9, A-D, *, # and commas for pauses.`,
    );
  }
  step.put({ ...interaction, digitsSent: interaction.digitsSent + digits });
  return undefined;
}
