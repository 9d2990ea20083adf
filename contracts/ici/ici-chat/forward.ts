import { attachedData } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

const target = { value: 'agent2', type: 'user' };

export const forward = iciContract('IciChat.forward', [
  {
    when: 'to a colleague',
    given: phaseOf('chat', 'is open').given,
    input: { chatSessionId: firstItem, target },
  },
  {
    when: 'to a workgroup, with data',
    given: phaseOf('chat', 'is offered').given,
    input: { chatSessionId: firstItem, target: { value: 'Support', type: 'queue' }, attachedData },
  },
  {
    when: 'to an address of no known type',
    given: phaseOf('chat', 'is open').given,
    input: { chatSessionId: firstItem, target: { value: 'agent2', type: 'pigeon' } },
    fault: 'ICI-006',
  },
  ...itemRefusals(['chat'], ['ChatForward'], (chatSessionId) => ({ chatSessionId, target })),
]);
