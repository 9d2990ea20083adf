import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem, secondItem } from '../states.ts';

export const dropParticipant = iciContract('IciPhoneCall.dropParticipant', [
  {
    when: 'for the third party of a conference',
    given: phaseOf('call', 'is a conference').given,
    input: { itemId: firstItem, participantId: secondItem },
  },
  {
    when: 'for somebody who is not in the conference',
    given: phaseOf('call', 'is a conference').given,
    input: { itemId: firstItem, participantId: '3999999999' },
    fault: 'ICI-006',
  },
  ...itemRefusals(['call', 'callback'], ['DropParticipant'], (itemId) => ({
    itemId,
    participantId: secondItem,
  })),
]);
