import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const reject = iciContract('IciChat.reject', [
  {
    when: 'for a chat that is offered',
    given: phaseOf('chat', 'is offered').given,
    input: { chatSessionId: firstItem },
  },
  ...itemRefusals(['chat'], ['Reject'], (chatSessionId) => ({ chatSessionId })),
]);
