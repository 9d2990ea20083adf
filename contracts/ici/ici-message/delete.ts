import { iciContract } from '../ici-contract.ts';
import { readRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const remove = iciContract('IciMessage.delete', [
  {
    when: 'for an e-mail, which CIC does not do',
    given: phaseOf('mail', 'is offered').given,
    input: { messageId: firstItem },
    fault: 'ICI-007',
  },
  ...readRefusals('mail', (messageId) => ({ messageId })),
]);
