import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const end = iciContract('IciMessage.end', [
  {
    when: 'for an e-mail that is open',
    given: phaseOf('mail', 'is open').given,
    input: { messageId: firstItem },
  },
  {
    when: 'for an e-mail in wrap-up',
    given: phaseOf('mail', 'is in wrap-up').given,
    input: { messageId: firstItem },
  },
  ...itemRefusals(['mail'], ['End'], (messageId) => ({ messageId })),
]);
