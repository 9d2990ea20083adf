import { chatIn } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { readRefusals } from '../item-refusals.ts';
import { phaseOf, phases } from '../phases.ts';
import { firstItem } from '../states.ts';

export const getAttributes = iciContract('IciChat.getAttributes', [
  ...phases.chat.map((phase) => ({
    when: `of a chat that ${phase.is}`,
    given: phase.given,
    input: { chatSessionId: firstItem },
    answer: chatIn(phase),
  })),
  ...readRefusals('chat', (chatSessionId) => ({ chatSessionId })),
  {
    when: 'of an item that is no chat',
    given: phaseOf('call', 'rings').given,
    input: { chatSessionId: firstItem },
    fault: 'ICI-003',
  },
]);
