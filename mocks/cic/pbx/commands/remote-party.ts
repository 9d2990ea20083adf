import { isEnded } from '../interaction.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { connect, end } from '../transitions.ts';
import { visitorLeaves } from './chats.ts';
import { invalidState, unknownInteraction } from './find-commandable.ts';

/** The far end hangs up, whoever it is. `cause` is a Q.850 value such as 17, busy. */
export function remoteDisconnect(step: Step, id: string, cause?: number): Refusal | undefined {
  const interaction = step.interaction(id);
  if (!interaction) return unknownInteraction(id);
  if (isEnded(interaction)) return invalidState('disconnected', interaction);
  if (interaction.conference?.role === 'owner') {
    return refuse(
      'invalidState',
      `Interaction ${id} is the agent's own leg of a conference. Let its members hang up.`,
    );
  }
  const visitors = interaction.chat?.members.filter(({ role }) => role === 'external') ?? [];
  for (const { userId } of visitors) visitorLeaves(step, id, userId);
  if (visitors.length > 0) return undefined;
  end(step, interaction, 'E', cause);
  return undefined;
}

/** The outside party that is being called answers. */
export function remoteAnswer(step: Step, id: string): Refusal | undefined {
  const interaction = step.interaction(id);
  if (!interaction) return unknownInteraction(id);
  if (interaction.isInternal) {
    return refuse(
      'invalidState',
      `Interaction ${id} is an internal call. Pick up the other leg (${interaction.linkedId ?? 'not ringing yet'}) instead.`,
    );
  }
  const isDialing = interaction.state === 'S' || interaction.state === 'R';
  if (!isDialing) return invalidState('answered by the remote party', interaction);
  connect(step, interaction);
  return undefined;
}
