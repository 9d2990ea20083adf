import { workModes } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { loggedOn } from '../states.ts';
import { userRefusals } from '../user-refusals.ts';

export const getWorkmodes = iciContract('IciUser.getWorkmodes', [
  {
    when: 'for the toolbar',
    given: [loggedOn('agent1')],
    input: { userId: 'agent1', language: 'EN' },
    answer: workModes,
  },
  ...userRefusals((userId) => ({ userId })),
]);
