import { callbackIn, callIn } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { readRefusals } from '../item-refusals.ts';
import { phaseOf, phases } from '../phases.ts';
import { firstItem } from '../states.ts';

export const getAttributes = iciContract('IciPhoneCall.getAttributes', [
  ...phases.call.map((phase) => ({
    when: `of a call that ${phase.is}`,
    given: phase.given,
    input: { itemId: phase.itemId },
    answer: callIn(phase),
  })),
  ...phases.callback.map((phase) => ({
    when: `of a callback that ${phase.is}`,
    given: phase.given,
    input: { itemId: phase.itemId },
    answer: callbackIn(phase),
  })),
  ...readRefusals('call', (itemId) => ({ itemId })),
  {
    when: 'of an item that is no call',
    given: phaseOf('chat', 'is offered').given,
    input: { itemId: firstItem },
    fault: 'ICI-003',
  },
]);
