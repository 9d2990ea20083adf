import { instant } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const newPosting = iciContract('IciChat.newPosting', [
  {
    when: 'for a chat that is open',
    given: phaseOf('chat', 'is open').given,
    input: { chatSessionId: firstItem, contentText: 'Good morning' },
    answer: {
      chatParticipant: 'Anna Muster',
      contentText: 'Good morning',
      chatSessionId: firstItem,
      systemMessage: 'false',
      postDate: instant,
    },
  },
  {
    when: 'without a text',
    given: phaseOf('chat', 'is open').given,
    input: { chatSessionId: firstItem, contentText: '' },
    fault: 'ICI-011',
  },
  ...itemRefusals(['chat'], ['ChatPost'], (chatSessionId) => ({ chatSessionId, contentText: 'Hello' })),
]);
