import { loggedOffAgent, readyAgent } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { loggedOn, upAndIdle } from '../states.ts';

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
    when: 'for a user whom CIC does not know',
    given: [upAndIdle],
    as: 'nobody',
    input: { userId: 'nobody' },
    fault: 'ICI-001',
  },
  {
    when: 'in letters of another case than CIC has them',
    given: [upAndIdle],
    as: 'Agent1',
    input: { userId: 'Agent1' },
    fault: 'ICI-001',
  },
  {
    when: 'in the name of somebody else',
    given: [upAndIdle],
    as: 'agent2',
    input: { userId: 'agent1' },
    fault: 'ICI-009',
  },
]);
