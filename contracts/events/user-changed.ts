import { eventContract } from './event-contract.ts';
import { readyAgent } from './examples.ts';
import { loggedOffFromSap, loggedOnToSap } from './states.ts';

export const userChanged = eventContract('userChanged', [
  {
    when: 'of an agent who became ready',
    given: [loggedOnToSap],
    appIds: ['IC1'],
    input: { user: readyAgent },
    answer: 'accepted',
  },
  {
    when: 'to several applications at one address',
    given: [loggedOnToSap],
    appIds: ['IC1', 'IC2'],
    input: { user: readyAgent },
    answer: 'accepted',
  },
  {
    when: 'to a session that SAP has closed',
    given: [loggedOffFromSap],
    appIds: ['IC1'],
    input: { user: readyAgent },
    answer: 'sessionClosed',
  },
]);
