import { eventContract } from './event-contract.ts';
import { loggedOnToSap } from './states.ts';

export const subscriptionEnded = eventContract('subscriptionEnded', [
  {
    when: 'as it shuts down',
    given: [loggedOnToSap],
    appIds: ['IC1'],
    input: { reason: { id: '2', description: 'The integration shuts down' } },
    answer: 'accepted',
  },
]);
