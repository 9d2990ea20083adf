import type { Interaction, InteractionKind } from '../interaction.ts';
import type { Step } from '../step.ts';
import { type NewCall, newCall } from './new-call.ts';

type Media = Partial<Pick<Interaction, 'chat' | 'callback' | 'email'>>;

/** Something other than a call that nobody has yet and that is not stored yet. */
export function newInteraction(
  step: Step,
  kind: Exclude<InteractionKind, 'call'>,
  about: Omit<NewCall, 'dialed'>,
  media: (id: string) => Media = () => ({}),
): Interaction {
  const interaction = newCall(step, { ...about, dialed: '' });
  return { ...interaction, kind, ...media(interaction.id) };
}
