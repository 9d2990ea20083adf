import { text } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { loggedOn, upAndIdle } from '../states.ts';

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
    when: 'of a user whom CIC does not know',
    given: [upAndIdle],
    as: 'nobody',
    input: { userId: 'nobody' },
    fault: 'ICI-001',
  },
]);
