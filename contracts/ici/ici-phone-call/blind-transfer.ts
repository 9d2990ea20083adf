import { attachedData, colleagueAddress } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

const destination = { value: colleagueAddress };

export const blindTransfer = iciContract('IciPhoneCall.blindTransfer', [
  {
    when: 'for a call that goes on',
    given: phaseOf('call', 'goes on').given,
    input: { itemId: firstItem, destination },
  },
  {
    when: 'to a workgroup, with data',
    given: phaseOf('call', 'goes on').given,
    input: { itemId: firstItem, destination: { value: 'Support', type: 'queue' }, attachedData },
  },
  {
    when: 'to a colleague, for a call on hold',
    given: phaseOf('call', 'is on hold').given,
    input: { itemId: firstItem, destination: { value: 'agent2', type: 'user' } },
  },
  {
    when: 'to an empty address',
    given: phaseOf('call', 'goes on').given,
    input: { itemId: firstItem, destination: { value: '' } },
    fault: 'ICI-006',
  },
  ...itemRefusals(['call', 'callback'], ['BlindTransfer'], (itemId) => ({ itemId, destination })),
]);
