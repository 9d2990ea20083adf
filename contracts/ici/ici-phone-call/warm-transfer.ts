import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem, secondItem } from '../states.ts';

const other = (itemId: string) => (itemId === firstItem ? secondItem : firstItem);

export const warmTransfer = iciContract('IciPhoneCall.warmTransfer', [
  {
    when: 'for the two calls of a consultation',
    given: phaseOf('call', 'is a consultation').given,
    input: { itemId: firstItem, consultItemId: secondItem },
  },
  ...itemRefusals(['call', 'callback'], ['WarmTransfer'], (itemId) => ({
    itemId,
    consultItemId: other(itemId),
  })),
]);
