import { changeStatus } from '../pbx/commands/set-status.ts';
import type { Interaction } from '../pbx/interaction.ts';
import { isRefusal, type Refusal, refuse } from '../pbx/refusal.ts';
import { notAnsweringStatusId } from '../pbx/status-message.ts';
import type { Step } from '../pbx/step.ts';
import { queueForAcd, toVoicemail } from '../pbx/transitions.ts';
import { answeringHandler, type Handler } from './handler.ts';

/**
 * Rejects what alerts at an agent (G26): ACD work goes back to its queue and the agent into a status in which
 * ACD does not offer it again (G31), everything else goes to voice mail. The request has interaction id, user id
 * and, if it is to be another one, the status; so has the answer.
 */
export const sapReject: Handler = answeringHandler({
  name: 'SapReject',
  eventId: 'SapReject',
  answerEventId: 'SapRejected',
  answer([interactionId = '', userId = '', statusId = notAnsweringStatusId], { act }) {
    const refused = act((step) => reject(step, interactionId, userId, statusId));
    return isRefusal(refused) ? { failed: refused.message } : { data: [interactionId, userId, statusId] };
  },
});

function reject(step: Step, interactionId: string, userId: string, statusId: string): Refusal | undefined {
  const interaction = step.interaction(interactionId);
  const user = step.user(userId);
  const status = step.directory.status(statusId);
  if (!status) return refuse('unknownStatus', `Status ${statusId} does not exist. Name one that does.`);
  if (!interaction || !user || !alertsAt(interaction, userId)) {
    return refuse(
      'invalidState',
      `Interaction ${interactionId} does not alert at ${userId}. Read the queue again.`,
    );
  }
  if (!interaction.isAcd || interaction.workgroupId === undefined) {
    toVoicemail(step, interaction);
    return undefined;
  }
  queueForAcd(step, interaction, interaction.workgroupId);
  // in the same step, else ACD would offer it to the same agent again
  changeStatus(step, user, { statusId: status.id });
  return undefined;
}

function alertsAt(interaction: Interaction, userId: string): boolean {
  return interaction.state === 'A' && interaction.userId === userId;
}
