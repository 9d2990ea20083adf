import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const end = iciContract('IciItem.end', [
  { when: 'for a call that is over', given: phaseOf('call', 'is over').given, input: { itemId: firstItem } },
  {
    when: 'for a call in wrap-up',
    given: phaseOf('call', 'is in wrap-up').given,
    input: { itemId: firstItem },
  },
  {
    when: 'for a callback that is open',
    given: phaseOf('callback', 'is open').given,
    input: { itemId: firstItem },
  },
  { when: 'for a chat that is open', given: phaseOf('chat', 'is open').given, input: { itemId: firstItem } },
  {
    when: 'for a chat in wrap-up',
    given: phaseOf('chat', 'is in wrap-up').given,
    input: { itemId: firstItem },
  },
  {
    when: 'for an e-mail that is open',
    given: phaseOf('mail', 'is open').given,
    input: { itemId: firstItem },
  },
  {
    when: 'for an action item that is over',
    given: phaseOf('work', 'is over').given,
    input: { itemId: firstItem },
  },
  ...itemRefusals(['call', 'callback', 'chat', 'mail', 'work'], ['End'], (itemId) => ({ itemId })),
]);
