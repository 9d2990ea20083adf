import type { ChatPosting } from '@switchhook/bridge/ici';
import { each, matching } from '../../pact/expected.ts';
import { caller, instant } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { readRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const getPostings = iciContract('IciChat.getPostings', [
  {
    when: 'of a chat that the visitor began',
    given: phaseOf('chat', 'is open').given,
    input: { chatSessionId: firstItem },
    answer: each<ChatPosting>({
      chatParticipant: caller.name,
      contentText: 'Hello',
      chatSessionId: firstItem,
      systemMessage: matching(/^(true|false)$/, 'false'),
      postDate: instant,
    }),
  },
  {
    when: 'past the last line',
    given: phaseOf('chat', 'is open').given,
    input: { chatSessionId: firstItem, fromIndex: 100 },
    answer: [],
  },
  {
    when: 'from before the first line',
    given: phaseOf('chat', 'is open').given,
    input: { chatSessionId: firstItem, fromIndex: -1 },
    fault: 'ICI-011',
  },
  ...readRefusals('chat', (chatSessionId) => ({ chatSessionId })),
]);
