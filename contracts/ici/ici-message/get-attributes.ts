import { mailIn } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { readRefusals } from '../item-refusals.ts';
import { phaseOf, phases } from '../phases.ts';
import { firstItem } from '../states.ts';

export const getAttributes = iciContract('IciMessage.getAttributes', [
  ...phases.mail.map((phase) => ({
    when: `of an e-mail that ${phase.is}`,
    given: phase.given,
    input: { messageId: firstItem },
    answer: mailIn(phase),
  })),
  ...readRefusals('mail', (messageId) => ({ messageId })),
  {
    when: 'of an item that is no e-mail',
    given: phaseOf('call', 'rings').given,
    input: { messageId: firstItem },
    fault: 'ICI-003',
  },
]);
