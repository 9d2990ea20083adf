import { workIn } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { readRefusals } from '../item-refusals.ts';
import { phaseOf, phases } from '../phases.ts';
import { firstItem } from '../states.ts';

export const getAttributes = iciContract('IciAction.getAttributes', [
  ...phases.work.map((phase) => ({
    when: `of an action item that ${phase.is}`,
    given: phase.given,
    input: { actionSessionId: firstItem },
    answer: workIn(phase),
  })),
  ...readRefusals('work', (actionSessionId) => ({ actionSessionId })),
  {
    when: 'of an item that is no action item',
    given: phaseOf('call', 'rings').given,
    input: { actionSessionId: firstItem },
    fault: 'ICI-003',
  },
]);
