import { connectedCall, ringingCall } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { answered, firstCall, loggedOn, ringing } from '../states.ts';

export const getAttributes = iciContract('IciPhoneCall.getAttributes', [
  {
    when: 'of a call that rings',
    given: [loggedOn('agent1'), ringing('agent1')],
    input: { itemId: firstCall },
    answer: ringingCall,
  },
  {
    when: 'of a call that goes on',
    given: [loggedOn('agent1'), ringing('agent1'), answered('agent1')],
    input: { itemId: firstCall },
    answer: connectedCall,
  },
  ...itemRefusals({}),
]);
