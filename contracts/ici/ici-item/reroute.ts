import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

const reason = { id: '1', description: 'Not mine' };

export const reroute = iciContract('IciItem.reroute', [
  { when: 'for a chat that is open', given: phaseOf('chat', 'is open').given, input: { itemId: firstItem } },
  {
    when: 'for an e-mail that is offered',
    given: phaseOf('mail', 'is offered').given,
    input: { itemId: firstItem, reason },
  },
  {
    when: 'for an action item on hold',
    given: phaseOf('work', 'is on hold').given,
    input: { itemId: firstItem, reason },
  },
  ...itemRefusals(['chat', 'mail', 'work', 'call', 'callback'], ['Reroute'], (itemId) => ({ itemId })),
]);
