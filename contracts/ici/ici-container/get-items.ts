import { itemIn } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { phaseOf } from '../phases.ts';
import { loggedOn } from '../states.ts';
import { containerRefusals } from '../user-refusals.ts';

export const getItems = iciContract('IciContainer.getItems', [
  {
    when: 'of a line with a call',
    given: phaseOf('call', 'rings').given,
    input: { containerId: 'line:WS-AGENT1' },
    answer: [itemIn('call', phaseOf('call', 'rings'))],
  },
  {
    when: 'of an inbox with a chat',
    given: phaseOf('chat', 'is open').given,
    input: { containerId: 'inbox:agent1' },
    answer: [itemIn('chat', phaseOf('chat', 'is open'))],
  },
  {
    when: 'of a workgroup that offered an e-mail',
    given: phaseOf('mail', 'is offered').given,
    input: { containerId: 'queue:Sales' },
    answer: [itemIn('mail', phaseOf('mail', 'is offered'))],
  },
  {
    when: 'of an empty inbox',
    given: [loggedOn('agent1')],
    input: { containerId: 'inbox:agent1' },
    answer: [],
  },
  ...containerRefusals((containerId) => ({ containerId })),
]);
