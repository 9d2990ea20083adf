import { itemInWrapUp, ringingItem } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { answered, firstCall, hungUp, inWrapUp, loggedOn, offered, ringing } from '../states.ts';

export const getAttributes = iciContract('IciItem.getAttributes', [
  {
    when: 'of a call that rings',
    given: [loggedOn('agent1'), ringing('agent1')],
    input: { itemId: firstCall },
    answer: ringingItem,
  },
  {
    when: 'of a call in wrap-up',
    given: [loggedOn('agent1'), offered('agent1'), answered('agent1'), hungUp('agent1'), inWrapUp('agent1')],
    input: { itemId: firstCall },
    answer: itemInWrapUp,
  },
  ...itemRefusals({}),
]);
