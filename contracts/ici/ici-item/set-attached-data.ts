import { attachedData } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { firstCall, loggedOn, ringing } from '../states.ts';

export const setAttachedData = iciContract('IciItem.setAttachedData', [
  {
    when: 'of a call that rings',
    given: [loggedOn('agent1'), ringing('agent1')],
    input: { itemId: firstCall, attachedData },
  },
  {
    when: 'to a text that is no attached data',
    given: [loggedOn('agent1'), ringing('agent1')],
    input: { itemId: firstCall, attachedData: '<ItemAttachedData><ORDER>4711' },
    fault: 'ICI-011',
  },
  ...itemRefusals({ attachedData }),
]);
