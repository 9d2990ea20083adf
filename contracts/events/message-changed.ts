import { eventContract } from './event-contract.ts';
import { offeredMail } from './examples.ts';
import { closed, taken } from './told.ts';

export const messageChanged = eventContract('messageChanged', [
  taken('of an e-mail that is offered', { message: offeredMail }),
  taken('of an e-mail that was read', { message: { ...offeredMail, read: true, attachments: [] } }),
  closed({ message: offeredMail }),
]);
