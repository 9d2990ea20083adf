import { caller } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { readRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const getContent = iciContract('IciMessage.getContent', [
  {
    when: 'of an e-mail that is open',
    given: phaseOf('mail', 'is open').given,
    input: { messageId: firstItem },
    answer: {
      messageId: firstItem,
      originator: caller.mail,
      destinations: [{ value: 'sales@example.com', type: 'email' }],
      copies: [],
      subject: 'Order',
      contentType: 'text/plain',
      content: 'Where is it?',
      attachments: [],
    },
  },
  ...readRefusals('mail', (messageId) => ({ messageId })),
]);
