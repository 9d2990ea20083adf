import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const reject = iciContract('IciAction.reject', [
  {
    when: 'for an action item that is offered',
    given: phaseOf('work', 'is offered').given,
    input: { actionSessionId: firstItem },
  },
  ...itemRefusals(['work'], ['Reject'], (actionSessionId) => ({ actionSessionId })),
]);
