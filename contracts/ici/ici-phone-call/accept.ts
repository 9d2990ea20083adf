import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const accept = iciContract('IciPhoneCall.accept', [
  { when: 'for a call that rings', given: phaseOf('call', 'rings').given, input: { itemId: firstItem } },
  {
    when: 'for a callback that is offered',
    given: phaseOf('callback', 'is offered').given,
    input: { itemId: firstItem },
  },
  ...itemRefusals(['call', 'callback'], ['Accept'], (itemId) => ({ itemId })),
]);
