import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

const target = { value: 'Support', type: 'queue' };

export const forward = iciContract('IciMessage.forward', [
  {
    when: 'to a workgroup',
    given: phaseOf('mail', 'is open').given,
    input: { messageId: firstItem, target },
  },
  {
    when: 'to a colleague',
    given: phaseOf('mail', 'is offered').given,
    input: { messageId: firstItem, target: { value: 'agent2', type: 'user' } },
  },
  {
    when: 'to an empty address',
    given: phaseOf('mail', 'is open').given,
    input: { messageId: firstItem, target: { value: '' } },
    fault: 'ICI-006',
  },
  ...itemRefusals(['mail'], ['Forward'], (messageId) => ({ messageId, target })),
]);
