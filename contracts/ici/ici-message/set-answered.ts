import { iciContract } from '../ici-contract.ts';
import { anyPhaseRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const setAnswered = iciContract('IciMessage.setAnswered', [
  {
    when: 'for an e-mail that is offered',
    given: phaseOf('mail', 'is offered').given,
    input: { messageId: firstItem, flag: true },
  },
  {
    when: 'no longer, for an e-mail that is open',
    given: phaseOf('mail', 'is open').given,
    input: { messageId: firstItem, flag: false },
  },
  ...anyPhaseRefusals('mail', (messageId) => ({ messageId, flag: true })),
]);
