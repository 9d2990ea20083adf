import { text } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { cicDown, loggedOn, upAndIdle } from '../states.ts';
import { userRefusals } from '../user-refusals.ts';

export const getCurrentWorkmode = iciContract('IciUser.getCurrentWorkmode', [
  {
    when: 'of an agent who is ready',
    given: [loggedOn('agent1')],
    input: { userId: 'agent1' },
    answer: text('2', 'Ready'),
  },
  {
    when: 'of an agent who is logged off',
    given: [upAndIdle],
    input: { userId: 'agent1' },
    answer: text('1', 'Logged Off'),
  },
  {
    when: 'while the agent is cut off from CIC',
    given: [loggedOn('agent1'), cicDown],
    input: { userId: 'agent1' },
    answer: text('3', 'Server Down'),
  },
  ...userRefusals((userId) => ({ userId })),
]);
