import { mailIn } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { phaseOf } from '../phases.ts';
import { loggedOn } from '../states.ts';
import { containerRefusals } from '../user-refusals.ts';

export const getMessages = iciContract('IciFolder.getMessages', [
  {
    when: 'of an inbox with an e-mail',
    given: phaseOf('mail', 'is offered').given,
    input: { folderId: 'inbox:agent1' },
    answer: [mailIn(phaseOf('mail', 'is offered'))],
  },
  {
    when: 'of an empty workgroup',
    given: [loggedOn('agent1')],
    input: { folderId: 'queue:Sales' },
    answer: [],
  },
  ...containerRefusals((folderId) => ({ folderId })),
]);
