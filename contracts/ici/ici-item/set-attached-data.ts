import { attachedData } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { anyPhaseRefusals } from '../item-refusals.ts';
import { nouns, phaseOf, phases } from '../phases.ts';
import { firstItem } from '../states.ts';

const tooLarge = `<ItemAttachedData><Application id="SAP-IC"><NOTE>${'n'.repeat(70_000)}</NOTE></Application></ItemAttachedData>`;

export const setAttachedData = iciContract('IciItem.setAttachedData', [
  ...(['call', 'callback', 'chat', 'mail', 'work'] as const).map((channel) => ({
    when: `of ${nouns[channel]} that is offered`,
    given: phases[channel][0].given,
    input: { itemId: firstItem, attachedData },
  })),
  {
    when: 'to a text that is no attached data',
    given: phaseOf('call', 'rings').given,
    input: { itemId: firstItem, attachedData: '<ItemAttachedData><ORDER>4711' },
    fault: 'ICI-011',
  },
  {
    when: 'to more than 64 KiB',
    given: phaseOf('call', 'rings').given,
    input: { itemId: firstItem, attachedData: tooLarge },
    fault: 'ICI-013',
  },
  ...anyPhaseRefusals('call', (itemId) => ({ itemId, attachedData })),
]);
