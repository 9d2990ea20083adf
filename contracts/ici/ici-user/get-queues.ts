import { salesQueue } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { loggedOn, upAndIdle } from '../states.ts';
import { userRefusals } from '../user-refusals.ts';

export const getQueues = iciContract('IciUser.getQueues', [
  {
    when: 'of an agent who is logged on',
    given: [loggedOn('agent1')],
    input: { userId: 'agent1' },
    answer: [salesQueue],
  },
  { when: 'of an agent who is not', given: [upAndIdle], input: { userId: 'agent1' }, answer: [] },
  ...userRefusals((userId) => ({ userId })),
]);
