import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const drop = iciContract('IciPhoneCall.drop', [
  { when: 'for a call that goes on', given: phaseOf('call', 'goes on').given, input: { itemId: firstItem } },
  { when: 'for a call on hold', given: phaseOf('call', 'is on hold').given, input: { itemId: firstItem } },
  {
    when: 'for a call that was dialled',
    given: phaseOf('call', 'was dialled').given,
    input: { itemId: firstItem },
  },
  {
    when: 'for a callback that is open',
    given: phaseOf('callback', 'is open').given,
    input: { itemId: firstItem },
  },
  ...itemRefusals(['call', 'callback'], ['HangUp'], (itemId) => ({ itemId })),
]);
