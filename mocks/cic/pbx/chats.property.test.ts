import fc from 'fast-check';
import { test } from 'vitest';
import { accepted, aPbx } from '../testing/a-pbx.ts';
import { checkInvariants } from '../testing/random/check-invariants.ts';
import { performAction } from '../testing/random/perform-action.ts';
import { agents, chatAction } from '../testing/random/random-actions.ts';
import { placeChat } from './commands/chats.ts';
import { pickup } from './commands/pickup.ts';

test('a chat is the same for all who are in it, and nobody is left in it alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(chatAction, { maxLength: 25, size: 'max' }), async (actions) => {
      const t = aPbx();
      for (const userId of agents) t.logOn(userId);
      const first = accepted(t.pbx.act((step) => placeChat(step, { to: { user: 'agent1' } })));
      accepted(t.pbx.act((step) => pickup(step, 'agent1', first)));
      for (const what of actions) {
        await performAction(t, what);
        checkInvariants(t);
      }
    }),
    { numRuns: 80 },
  );
});
