import { colleagueAddress } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

const destination = { value: colleagueAddress };

export const deflect = iciContract('IciPhoneCall.deflect', [
  {
    when: 'for a call that rings',
    given: phaseOf('call', 'rings').given,
    input: { itemId: firstItem, destination },
  },
  {
    when: 'to somebody whom nobody knows',
    given: phaseOf('call', 'rings').given,
    input: { itemId: firstItem, destination: { value: 'nobody' } },
    fault: 'ICI-006',
  },
  ...itemRefusals(['call', 'callback'], ['Deflect'], (itemId) => ({ itemId, destination })),
]);
