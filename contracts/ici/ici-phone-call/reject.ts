import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem, loggedOn, ringing } from '../states.ts';

export const reject = iciContract('IciPhoneCall.reject', [
  {
    when: 'for a call that rings at the agent alone',
    given: [loggedOn('agent1'), ringing('agent1')],
    input: { itemId: firstItem },
  },
  { when: 'for a call that ACD offers', given: phaseOf('call', 'rings').given, input: { itemId: firstItem } },
  {
    when: 'for a callback that is offered',
    given: phaseOf('callback', 'is offered').given,
    input: { itemId: firstItem },
  },
  ...itemRefusals(['call', 'callback'], ['Reject'], (itemId) => ({ itemId })),
]);
