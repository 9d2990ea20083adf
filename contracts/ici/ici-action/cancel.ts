import { workOfSap } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { phaseOf } from '../phases.ts';
import { routingWork, upAndIdle } from '../states.ts';

export const cancel = iciContract('IciAction.cancel', [
  {
    when: 'for work that is offered',
    given: phaseOf('work', 'is offered').given,
    input: { actionItemId: workOfSap.actionItemId },
  },
  {
    when: 'for work that an agent has',
    given: phaseOf('work', 'is open').given,
    input: { actionItemId: workOfSap.actionItemId },
  },
  {
    when: 'for work that nobody knows',
    given: [routingWork, upAndIdle],
    input: { actionItemId: '4F99' },
    fault: 'ICI-003',
  },
]);
