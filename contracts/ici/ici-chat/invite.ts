import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem, loggedOn } from '../states.ts';

const target = { value: 'agent2', type: 'user' };

export const invite = iciContract('IciChat.invite', [
  {
    when: 'for a colleague who is logged on',
    given: [...phaseOf('chat', 'is open').given, loggedOn('agent2')],
    input: { chatSessionId: firstItem, target },
  },
  {
    when: 'to an address of no known type',
    given: phaseOf('chat', 'is open').given,
    input: { chatSessionId: firstItem, target: { value: 'agent2', type: 'pigeon' } },
    fault: 'ICI-006',
  },
  ...itemRefusals(['chat'], ['ChatInvite'], (chatSessionId) => ({ chatSessionId, target })),
]);
