import { loggedOffAgent, readyAgent } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { loggedOn, upAndIdle } from '../states.ts';
import { userRefusals } from '../user-refusals.ts';

export const getAttributes = iciContract('IciUser.getAttributes', [
  {
    when: 'before the agent logs on',
    given: [upAndIdle],
    input: { userId: 'agent1' },
    answer: loggedOffAgent,
  },
  {
    when: 'for an agent whom an earlier session left logged on',
    given: [loggedOn('agent1')],
    input: { userId: 'agent1' },
    answer: readyAgent,
  },
  {
    when: 'in letters of another case than CIC has them',
    given: [upAndIdle],
    as: 'Agent1',
    input: { userId: 'Agent1' },
    fault: 'ICI-001',
  },
  ...userRefusals((userId) => ({ userId })),
]);
