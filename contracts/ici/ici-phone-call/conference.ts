import { callIn } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem, secondItem } from '../states.ts';

const other = (itemId: string) => (itemId === firstItem ? secondItem : firstItem);

export const conference = iciContract('IciPhoneCall.conference', [
  {
    when: 'for the two calls of a consultation',
    given: phaseOf('call', 'is a consultation').given,
    input: { itemId: firstItem, consultItemId: secondItem },
    answer: callIn(phaseOf('call', 'is a conference')),
  },
  ...itemRefusals(['call', 'callback'], ['Conference'], (itemId) => ({
    itemId,
    consultItemId: other(itemId),
  })),
]);
