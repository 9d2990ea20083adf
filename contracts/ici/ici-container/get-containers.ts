import { inbox, inboxOfNobody, lineContainer, salesContainer } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { loggedOn, upAndIdle } from '../states.ts';
import { userRefusals } from '../user-refusals.ts';

export const getContainers = iciContract('IciContainer.getContainers', [
  {
    when: 'of an agent who is logged on',
    given: [loggedOn('agent1')],
    input: { userId: 'agent1' },
    answer: [lineContainer, inbox, salesContainer],
  },
  {
    when: 'of an agent who is not',
    given: [upAndIdle],
    input: { userId: 'agent1' },
    answer: [inboxOfNobody],
  },
  ...userRefusals((userId) => ({ userId })),
]);
