import { workOfSap } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { phaseOf } from '../phases.ts';
import { routingWork, upAndIdle } from '../states.ts';

const itemData = { ...workOfSap.itemData, title: 'Complaint, urgent', priority: 1 };

export const update = iciContract('IciAction.update', [
  {
    when: 'for work that is offered',
    given: phaseOf('work', 'is offered').given,
    input: { actionItemId: '4F00', itemData },
  },
  {
    when: 'for work that nobody knows',
    given: [routingWork, upAndIdle],
    input: { actionItemId: '4F99', itemData: { ...itemData, actionItemId: '4F99' } },
    fault: 'ICI-003',
  },
  {
    when: 'with two ids',
    given: phaseOf('work', 'is offered').given,
    input: { actionItemId: '4F01', itemData },
    fault: 'ICI-011',
  },
]);
