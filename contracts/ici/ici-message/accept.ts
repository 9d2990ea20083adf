import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const accept = iciContract('IciMessage.accept', [
  {
    when: 'for an e-mail that is offered',
    given: phaseOf('mail', 'is offered').given,
    input: { messageId: firstItem },
  },
  ...itemRefusals(['mail'], ['Accept'], (messageId) => ({ messageId })),
]);
