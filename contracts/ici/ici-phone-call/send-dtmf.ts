import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

export const sendDtmf = iciContract('IciPhoneCall.sendDtmf', [
  {
    when: 'for a call that goes on',
    given: phaseOf('call', 'goes on').given,
    input: { itemId: firstItem, digits: '12*#A,D' },
  },
  {
    when: 'with what is no tone',
    given: phaseOf('call', 'goes on').given,
    input: { itemId: firstItem, digits: 'hello' },
    fault: 'ICI-006',
  },
  ...itemRefusals(['call', 'callback'], ['Dtmf'], (itemId) => ({ itemId, digits: '1' })),
]);
