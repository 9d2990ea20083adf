import { eventContract } from './event-contract.ts';
import { itemInWrapUp } from './examples.ts';
import { loggedOnToSap } from './states.ts';

export const itemChanged = eventContract('itemChanged', [
  {
    when: 'of a call that went into wrap-up',
    given: [loggedOnToSap],
    appIds: ['IC1'],
    input: { item: itemInWrapUp },
    answer: 'accepted',
  },
]);
