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
  // What an agent put on hold in the CIC client can be taken back from SAP.
  { when: 'for a chat on hold', given: phaseOf('chat', 'is on hold').given, input: { itemId: firstItem } },
  {
    when: 'for an action item on hold',
    given: phaseOf('work', 'is on hold').given,
    input: { itemId: firstItem },
  },
  ...itemRefusals(['call', 'callback', 'chat', 'mail', 'work'], ['Retrieve'], (itemId) => ({ itemId })),
]);
