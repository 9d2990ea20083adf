import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const retrieve = iciContract('IciPhoneCall.retrieve', [
  { when: 'for a call on hold', given: phaseOf('call', 'is on hold').given, input: { itemId: firstItem } },
  {
    when: 'for a callback on hold',
    given: phaseOf('callback', 'is on hold').given,
    input: { itemId: firstItem },
  },
  ...itemRefusals(['call', 'callback'], ['Retrieve'], (itemId) => ({ itemId })),
]);
