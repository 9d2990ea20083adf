import { workModes } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { loggedOn, upAndIdle } from '../states.ts';

export const getWorkmodes = iciContract('IciUser.getWorkmodes', [
  {
    when: 'for the toolbar',
    given: [loggedOn('agent1')],
    input: { userId: 'agent1', language: 'EN' },
    answer: workModes,
  },
  {
    when: 'for a user whom CIC does not know',
    given: [upAndIdle],
    as: 'nobody',
    input: { userId: 'nobody' },
    fault: 'ICI-001',
  },
]);
