import { iciContract } from '../ici-contract.ts';
import { itemRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem } from '../states.ts';

const folderId = 'queue:Support';

export const moveMessage = iciContract('IciFolder.moveMessage', [
  {
    when: 'to a workgroup',
    given: phaseOf('mail', 'is open').given,
    input: { messageId: firstItem, folderId },
  },
  {
    when: 'to an inbox',
    given: phaseOf('mail', 'is open').given,
    input: { messageId: firstItem, folderId: 'inbox:agent2' },
    fault: 'ICI-007',
  },
  {
    when: 'to a workgroup that there is not',
    given: phaseOf('mail', 'is open').given,
    input: { messageId: firstItem, folderId: 'queue:Nowhere' },
    fault: 'ICI-006',
  },
  ...itemRefusals(['mail'], ['Forward'], (messageId) => ({ messageId, folderId })),
]);
