import type { IciInteraction } from './ici-contract.ts';
import { firstCall, loggedOn, ringing } from './states.ts';

type ItemInput = { readonly itemId: string };

/** What every operation on an item refuses; `more` holds the parameters besides `itemId`. */
export function itemRefusals<More extends object>(
  more: More,
): readonly IciInteraction<ItemInput & More, never>[] {
  return [
    {
      when: 'for an item that nobody has',
      given: [loggedOn('agent1')],
      input: { itemId: '3999999999', ...more },
      fault: 'ICI-003',
    },
    {
      when: 'for an item of another agent',
      given: [loggedOn('agent1'), loggedOn('agent2'), ringing('agent1')],
      as: 'agent2',
      input: { itemId: firstCall, ...more },
      fault: 'ICI-009',
    },
  ];
}
