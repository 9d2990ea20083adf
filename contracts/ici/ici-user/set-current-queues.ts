import { iciContract } from '../ici-contract.ts';
import { activatingQueues, loggedOn, upAndIdle } from '../states.ts';
import { userRefusals } from '../user-refusals.ts';

export const setCurrentQueues = iciContract('IciUser.setCurrentQueues', [
  {
    when: 'which come from CIC',
    given: [loggedOn('agent1')],
    input: { userId: 'agent1', queues: ['Sales'] },
  },
  {
    when: 'to be active in',
    given: [activatingQueues, loggedOn('agent1')],
    input: { userId: 'agent1', queues: ['Sales'] },
  },
  {
    when: 'of which the agent is no member',
    given: [activatingQueues, loggedOn('agent1')],
    input: { userId: 'agent1', queues: ['Nowhere'] },
    fault: 'ICI-006',
  },
  {
    when: 'to be active in, for an agent who is not logged on',
    given: [activatingQueues, upAndIdle],
    input: { userId: 'agent1', queues: ['Sales'] },
    fault: 'ICI-002',
  },
  ...userRefusals((userId) => ({ userId, queues: ['Sales'] })),
]);
