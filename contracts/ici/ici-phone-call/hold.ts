import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const hold = iciContract('IciPhoneCall.hold', [
  { when: 'for a call that goes on', given: phaseOf('call', 'goes on').given, input: { itemId: firstItem } },
  ...itemRefusals(['call', 'callback', 'chat', 'mail', 'work'], ['Hold'], (itemId) => ({ itemId })),
]);
