import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const leave = iciContract('IciChat.leave', [
  {
    when: 'for a chat that is open',
    given: phaseOf('chat', 'is open').given,
    input: { chatSessionId: firstItem },
  },
  {
    when: 'for a chat on hold',
    given: phaseOf('chat', 'is on hold').given,
    input: { chatSessionId: firstItem },
  },
  ...itemRefusals(['chat'], ['ChatLeave'], (chatSessionId) => ({ chatSessionId })),
]);
