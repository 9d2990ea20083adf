import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const wrapUpEnded = iciContract('IciItem.wrapUpEnded', [
  {
    when: 'for a call in wrap-up',
    given: phaseOf('call', 'is in wrap-up').given,
    input: { itemId: firstItem },
  },
  {
    when: 'for a chat in wrap-up',
    given: phaseOf('chat', 'is in wrap-up').given,
    input: { itemId: firstItem },
  },
  {
    when: 'for a call without wrap-up',
    given: phaseOf('call', 'is over').given,
    input: { itemId: firstItem },
  },
  ...itemRefusals(['call', 'callback', 'chat', 'mail', 'work'], ['End'], (itemId) => ({ itemId })),
]);
