import { eventContract } from './event-contract.ts';
import { visitorLine } from './examples.ts';
import { closed, taken } from './told.ts';

export const chatNewPosting = eventContract('chatNewPosting', [
  taken('of what the visitor wrote', { chatPosting: visitorLine }),
  taken('of a line of the system', {
    chatPosting: { ...visitorLine, chatParticipant: '', contentText: 'Ben left.', systemMessage: 'true' },
  }),
  closed({ chatPosting: visitorLine }),
]);
