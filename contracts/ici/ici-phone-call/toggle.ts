import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem, secondItem } from '../states.ts';

const other = (itemId: string) => (itemId === firstItem ? secondItem : firstItem);

export const toggle = iciContract('IciPhoneCall.toggle', [
  {
    when: 'between the two calls of a consultation',
    given: phaseOf('call', 'is a consultation').given,
    input: { activeItemId: secondItem, heldItemId: firstItem },
  },
  ...itemRefusals(['call', 'callback'], ['Toggle'], (itemId) => ({
    activeItemId: itemId,
    heldItemId: other(itemId),
  })),
]);
