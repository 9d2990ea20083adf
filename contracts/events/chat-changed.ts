import { eventContract } from './event-contract.ts';
import { offeredChat, openChat } from './examples.ts';
import { closed, taken } from './told.ts';

export const chatChanged = eventContract('chatChanged', [
  taken('of a chat that is offered', { chatSession: offeredChat }),
  taken('of a chat that is open', { chatSession: openChat }),
  closed({ chatSession: openChat }),
]);
