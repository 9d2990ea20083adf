import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const accept = iciContract('IciAction.accept', [
  {
    when: 'for an action item that is offered',
    given: phaseOf('work', 'is offered').given,
    input: { actionSessionId: firstItem },
  },
  {
    when: 'with the user once more',
    given: phaseOf('work', 'is offered').given,
    input: { actionSessionId: firstItem, userId: 'agent1' },
  },
  ...itemRefusals(['work'], ['Accept'], (actionSessionId) => ({ actionSessionId })),
]);
