import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const end = iciContract('IciChat.end', [
  {
    when: 'for a chat that is open',
    given: phaseOf('chat', 'is open').given,
    input: { chatSessionId: firstItem },
  },
  {
    when: 'for a chat in wrap-up',
    given: phaseOf('chat', 'is in wrap-up').given,
    input: { chatSessionId: firstItem },
  },
  ...itemRefusals(['chat'], ['End'], (chatSessionId) => ({ chatSessionId })),
]);
