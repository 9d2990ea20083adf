import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const accept = iciContract('IciChat.accept', [
  {
    when: 'for a chat that is offered',
    given: phaseOf('chat', 'is offered').given,
    input: { chatSessionId: firstItem },
  },
  {
    when: 'with the user once more',
    given: phaseOf('chat', 'is offered').given,
    input: { chatSessionId: firstItem, userId: 'agent1' },
  },
  ...itemRefusals(['chat'], ['Accept'], (chatSessionId) => ({ chatSessionId })),
]);
