import { matching } from '../../pact/expected.ts';
import { attachedData } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { readRefusals } from '../item-refusals.ts';
import { phaseOf } from '../phases.ts';
import { firstItem, loggedOn, ringing, withAttachedData } from '../states.ts';

export const getAttachedData = iciContract('IciItem.getAttachedData', [
  {
    when: 'of a call that SAP attached data to',
    given: [loggedOn('agent1'), ringing('agent1'), withAttachedData('agent1')],
    input: { itemId: firstItem },
    // The bridge may put an XML declaration before it.
    answer: matching(
      /^(<\?xml [^>]*>)?<ItemAttachedData><Application id="SAP-IC"><ORDER>4711<\/ORDER><\/Application><\/ItemAttachedData>$/,
      attachedData,
    ),
  },
  {
    when: 'of a call without any',
    given: phaseOf('call', 'rings').given,
    input: { itemId: firstItem },
    answer: '',
  },
  ...readRefusals('call', (itemId) => ({ itemId })),
]);
