import type { TimerKey } from './change.ts';
import { wakeCallback } from './commands/callbacks.ts';
import { advanceDialing } from './commands/create-call.ts';
import { endSecurePause } from './commands/record.ts';
import { changeStatus } from './commands/set-status.ts';
import type { Interaction } from './interaction.ts';
import { notAnsweringStatusId } from './status-message.ts';
import type { Step } from './step.ts';
import { end, queueForAcd, toVoicemail } from './transitions.ts';
import { endWrapUp } from './wrap-up.ts';

/** What happens when the one timer of an interaction or user is due. */
export function expire(step: Step, key: TimerKey): void {
  const separator = key.indexOf(':');
  const id = key.slice(separator + 1);
  if (key.startsWith('user:')) {
    endWrapUp(step, id);
    return;
  }
  const interaction = step.interaction(id);
  switch (interaction?.state) {
    case 'S':
      advanceDialing(step, interaction);
      return;
    case 'A':
      giveUpAlerting(step, interaction);
      return;
    case 'M':
      end(step, interaction, 'E');
      return;
    case 'I':
    case 'E':
      step.removeInteraction(id);
      return;
    case 'P':
      wakeCallback(step, interaction);
      return;
    case 'C':
    case 'H':
      endSecurePause(step, interaction);
      return;
  }
}

function giveUpAlerting(step: Step, interaction: Interaction): void {
  const { userId, workgroupId, isAcd } = interaction;
  if (!isAcd || workgroupId === undefined || userId === undefined) {
    toVoicemail(step, interaction);
    return;
  }
  queueForAcd(step, interaction, workgroupId);
  const user = step.user(userId);
  // in the same step, else ACD would offer the call to the same agent again
  if (user) changeStatus(step, user, { statusId: notAnsweringStatusId });
}
