import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const complete = iciContract('IciAction.complete', [
  {
    when: 'for an action item that is open',
    given: phaseOf('work', 'is open').given,
    input: { actionSessionId: firstItem },
  },
  {
    when: 'for an action item on hold',
    given: phaseOf('work', 'is on hold').given,
    input: { actionSessionId: firstItem },
  },
  ...itemRefusals(['work'], ['Complete'], (actionSessionId) => ({ actionSessionId })),
]);
