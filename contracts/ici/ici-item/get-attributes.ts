import { itemIn } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { readRefusals } from '../item-refusals.ts';
import { nouns, phases } from '../phases.ts';

const every = ['call', 'callback', 'chat', 'mail', 'work'] as const;

export const getAttributes = iciContract('IciItem.getAttributes', [
  ...every.flatMap((channel) =>
    phases[channel].map((phase) => ({
      when: `of ${nouns[channel]} that ${phase.is}`,
      given: phase.given,
      input: { itemId: phase.itemId },
      answer: itemIn(channel, phase),
    })),
  ),
  ...readRefusals('call', (itemId) => ({ itemId })),
]);
