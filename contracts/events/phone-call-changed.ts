import { eventContract } from './event-contract.ts';
import { lostCall, ringingCall } from './examples.ts';
import { loggedOnToSap } from './states.ts';

export const phoneCallChanged = eventContract('phoneCallChanged', [
  {
    when: 'of a call that rings',
    given: [loggedOnToSap],
    appIds: ['IC1'],
    input: { phoneCall: ringingCall },
    answer: 'accepted',
  },
  {
    when: 'of a call that was lost',
    given: [loggedOnToSap],
    appIds: ['IC1'],
    input: { phoneCall: lostCall },
    answer: 'accepted',
  },
]);
