import { attachedData, colleagueAddress, consultationCall } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

const destination = { value: colleagueAddress };

export const consult = iciContract('IciPhoneCall.consult', [
  {
    when: 'for a call that goes on',
    given: phaseOf('call', 'goes on').given,
    input: { itemId: firstItem, destination },
    answer: consultationCall,
  },
  {
    when: 'with data for the third party',
    given: phaseOf('call', 'goes on').given,
    input: { itemId: firstItem, destination, attachedData },
    answer: { ...consultationCall },
  },
  {
    when: 'with an address of no known type',
    given: phaseOf('call', 'goes on').given,
    input: { itemId: firstItem, destination: { value: '1', type: 'pigeon' } },
    fault: 'ICI-006',
  },
  ...itemRefusals(['call', 'callback'], ['Consult'], (itemId) => ({ itemId, destination })),
]);
