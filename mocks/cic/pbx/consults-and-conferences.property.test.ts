import fc from 'fast-check';
import { test } from 'vitest';
import { accepted, aPbx } from '../testing/a-pbx.ts';
import { checkInvariants } from '../testing/random/check-invariants.ts';
import { performAction } from '../testing/random/perform-action.ts';
import { agents, groupAction } from '../testing/random/random-actions.ts';
import { createCall } from './commands/create-call.ts';
import { pickup } from './commands/pickup.ts';
import { placeCall } from './commands/place-call.ts';

test('consults and conferences leave no orphan legs, whoever hangs up, leaves or is added', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(groupAction, { maxLength: 25, size: 'max' }), async (actions) => {
      const t = aPbx();
      for (const userId of agents) t.logOn(userId);
      // somebody outside, and a colleague
      const first = accepted(t.pbx.act((step) => placeCall(step, { to: { user: 'agent1' }, from: '+49' })));
      accepted(t.pbx.act((step) => pickup(step, 'agent1', first)));
      accepted(t.pbx.act((step) => createCall(step, 'agent1', { target: '1002' })));
      await t.clock.advance(100);
      const rings = [...t.pbx.view.interactions.values()].find(({ userId }) => userId === 'agent2');
      accepted(t.pbx.act((step) => pickup(step, 'agent2', rings?.id ?? '')));
      for (const what of actions) {
        await performAction(t, what);
        checkInvariants(t);
      }
    }),
    { numRuns: 80 },
  );
});
