import { eventContract } from './event-contract.ts';
import { cutOffAgent, readyAgent } from './examples.ts';
import { loggedOnToSap } from './states.ts';
import { closed, taken } from './told.ts';

export const userChanged = eventContract('userChanged', [
  taken('of an agent who became ready', { user: readyAgent }),
  taken('of an agent who is cut off from CIC', { user: cutOffAgent }),
  {
    when: 'to several applications at one address',
    given: [loggedOnToSap],
    appIds: ['IC1', 'IC2'],
    input: { user: readyAgent },
    answer: 'accepted',
  },
  closed({ user: readyAgent }),
]);
