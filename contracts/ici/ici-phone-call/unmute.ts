import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const unmute = iciContract('IciPhoneCall.unmute', [
  {
    when: 'for a call that is muted',
    given: phaseOf('call', 'is muted').given,
    input: { itemId: firstItem },
  },
  ...itemRefusals(['call', 'callback'], ['Unmute'], (itemId) => ({ itemId })),
]);
