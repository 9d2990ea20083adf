import { eventContract } from './event-contract.ts';
import { closed, taken } from './told.ts';

export const subscriptionEnded = eventContract('subscriptionEnded', [
  taken('as it shuts down', { reason: { id: '2', description: 'The integration shuts down' } }),
  closed({ reason: { id: '1', description: 'Another session took over' } }),
]);
