import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const wrapUpRequired = iciContract('IciItem.wrapUpRequired', [
  {
    when: 'while the call goes on',
    given: phaseOf('call', 'goes on').given,
    input: { itemId: firstItem, required: true },
  },
  {
    when: 'no longer, in wrap-up',
    given: phaseOf('chat', 'is in wrap-up').given,
    input: { itemId: firstItem, required: false },
  },
  ...itemRefusals(['call', 'callback', 'chat', 'mail', 'work'], ['WrapUp'], (itemId) => ({
    itemId,
    required: true,
  })),
]);
