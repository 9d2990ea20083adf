import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { answered, firstCall, loggedOn, onHold, ringing } from '../states.ts';

export const retrieve = iciContract('IciPhoneCall.retrieve', [
  {
    when: 'for a call on hold',
    given: [loggedOn('agent1'), ringing('agent1'), answered('agent1'), onHold('agent1')],
    input: { itemId: firstCall },
  },
  {
    when: 'for a call that is not on hold',
    given: [loggedOn('agent1'), ringing('agent1'), answered('agent1')],
    input: { itemId: firstCall },
    fault: 'ICI-004',
  },
  ...itemRefusals({}),
]);
