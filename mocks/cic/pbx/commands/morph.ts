import { isEnded } from '../interaction.ts';
import type { Refusal } from '../refusal.ts';
import type { Step } from '../step.ts';
import { invalidState, unknownInteraction } from './find-commandable.ts';

/** Lets an interaction go on under a new id, as a server sometimes does (icws.md 7), and gives that. */
export function morph(step: Step, id: string): string | Refusal {
  const interaction = step.interaction(id);
  if (!interaction) return unknownInteraction(id);
  // chats, e-mails and conferences name others by id in what clients hold: such a server keeps those ids
  if (isEnded(interaction) || interaction.chat || interaction.email || interaction.conference) {
    return invalidState('given a new id', interaction);
  }
  const newId = step.newInteractionId();
  const { linkedId, consultId, consultingId } = interaction;
  const linked = linkedId === undefined ? undefined : step.interaction(linkedId);
  if (linked) step.put({ ...linked, linkedId: newId });
  const consult = consultId === undefined ? undefined : step.interaction(consultId);
  if (consult) step.put({ ...consult, consultingId: newId });
  const original = consultingId === undefined ? undefined : step.interaction(consultingId);
  if (original?.consultId === id) step.put({ ...original, consultId: newId });
  step.morph(id, { ...interaction, id: newId });
  return newId;
}
