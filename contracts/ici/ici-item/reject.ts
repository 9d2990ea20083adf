import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { nouns, phaseOf, phases } from '../phases.ts';
import { firstItem } from '../states.ts';

const channelsOffered = ['call', 'callback', 'chat', 'mail', 'work'] as const;

export const reject = iciContract('IciItem.reject', [
  ...channelsOffered.map((channel) => ({
    when: `for ${nouns[channel]} that is offered`,
    given: phases[channel][0].given,
    input: { itemId: firstItem },
  })),
  {
    when: 'with the user once more',
    given: phaseOf('call', 'rings').given,
    input: { itemId: firstItem, userId: 'agent1' },
  },
  ...itemRefusals(['call', 'callback', 'chat', 'mail', 'work'], ['Reject'], (itemId) => ({ itemId })),
]);
