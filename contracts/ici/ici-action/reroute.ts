import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const reroute = iciContract('IciAction.reroute', [
  {
    when: 'for an action item that is open',
    given: phaseOf('work', 'is open').given,
    input: { actionSessionId: firstItem },
  },
  {
    when: 'to a workgroup',
    given: phaseOf('work', 'is offered').given,
    input: { actionSessionId: firstItem, target: { value: 'Support', type: 'queue' } },
  },
  {
    when: 'to an empty address',
    given: phaseOf('work', 'is open').given,
    input: { actionSessionId: firstItem, target: { value: '' } },
    fault: 'ICI-006',
  },
  ...itemRefusals(['work'], ['Reroute'], (actionSessionId) => ({ actionSessionId })),
]);
