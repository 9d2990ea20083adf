import { iciContract } from '../ici-contract.ts';
import { loggedOn } from '../states.ts';
import { userRefusals } from '../user-refusals.ts';

export const setCurrentQueues = iciContract('IciUser.setCurrentQueues', [
  {
    when: 'which come from CIC',
    given: [loggedOn('agent1')],
    input: { userId: 'agent1', queues: ['Sales'] },
  },
  ...userRefusals((userId) => ({ userId, queues: ['Sales'] })),
]);
