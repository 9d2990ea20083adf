import { inboxOfNobody, lineContainer, salesContainer } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { loggedOn, upAndIdle } from '../states.ts';
import { containerRefusals } from '../user-refusals.ts';

export const getAttributes = iciContract('IciContainer.getAttributes', [
  {
    when: 'of a line',
    given: [loggedOn('agent1')],
    input: { containerId: 'line:WS-AGENT1' },
    answer: lineContainer,
  },
  { when: 'of an inbox', given: [upAndIdle], input: { containerId: 'inbox:agent1' }, answer: inboxOfNobody },
  {
    when: 'of a workgroup',
    given: [loggedOn('agent1')],
    input: { containerId: 'queue:Sales' },
    answer: salesContainer,
  },
  ...containerRefusals((containerId) => ({ containerId })),
]);
