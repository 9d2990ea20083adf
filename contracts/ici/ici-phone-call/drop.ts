import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { answered, firstCall, loggedOn, ringing } from '../states.ts';

export const drop = iciContract('IciPhoneCall.drop', [
  {
    when: 'for a call that goes on',
    given: [loggedOn('agent1'), ringing('agent1'), answered('agent1')],
    input: { itemId: firstCall },
  },
  {
    when: 'for a call that still rings',
    given: [loggedOn('agent1'), ringing('agent1')],
    input: { itemId: firstCall },
    fault: 'ICI-004',
  },
  ...itemRefusals({}),
]);
