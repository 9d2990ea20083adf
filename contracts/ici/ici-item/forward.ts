import { attachedData } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { nouns, phaseOf, phases } from '../phases.ts';
import { firstItem } from '../states.ts';

const target = { value: 'Support', type: 'queue' };
const channelsOffered = ['call', 'callback', 'chat', 'mail', 'work'] as const;

export const forward = iciContract('IciItem.forward', [
  ...channelsOffered.map((channel) => ({
    when: `for ${nouns[channel]} that is offered`,
    given: phases[channel][0].given,
    input: { itemId: firstItem, target },
  })),
  {
    when: 'for an action item that is open, with data',
    given: phaseOf('work', 'is open').given,
    input: { itemId: firstItem, target, attachedData },
  },
  {
    when: 'to an empty address',
    given: phaseOf('chat', 'is open').given,
    input: { itemId: firstItem, target: { value: '' } },
    fault: 'ICI-006',
  },
  ...itemRefusals(
    ['call', 'callback', 'chat', 'mail', 'work'],
    ['Deflect', 'BlindTransfer', 'Forward', 'ChatForward'],
    (itemId) => ({ itemId, target }),
  ),
]);
