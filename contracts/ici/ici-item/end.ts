import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { answered, firstCall, hungUp, inWrapUp, loggedOn, offered, ringing } from '../states.ts';

export const end = iciContract('IciItem.end', [
  {
    when: 'for a call that is over',
    given: [loggedOn('agent1'), ringing('agent1'), answered('agent1'), hungUp('agent1')],
    input: { itemId: firstCall },
  },
  {
    when: 'for a call in wrap-up',
    given: [loggedOn('agent1'), offered('agent1'), answered('agent1'), hungUp('agent1'), inWrapUp('agent1')],
    input: { itemId: firstCall },
  },
  {
    when: 'for a call that goes on',
    given: [loggedOn('agent1'), ringing('agent1'), answered('agent1')],
    input: { itemId: firstCall },
    fault: 'ICI-004',
  },
  ...itemRefusals({}),
]);
