import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { answered, firstCall, loggedOn, ringing } from '../states.ts';

export const accept = iciContract('IciItem.accept', [
  {
    when: 'for a call that rings',
    given: [loggedOn('agent1'), ringing('agent1')],
    input: { itemId: firstCall, userId: 'agent1' },
  },
  {
    when: 'for a call that is answered already',
    given: [loggedOn('agent1'), ringing('agent1'), answered('agent1')],
    input: { itemId: firstCall },
    fault: 'ICI-004',
  },
  ...itemRefusals({}),
]);
