import fc from 'fast-check';
import { test } from 'vitest';
import { accepted, aPbx } from '../testing/a-pbx.ts';
import { checkInvariants } from '../testing/random/check-invariants.ts';
import { performAction } from '../testing/random/perform-action.ts';
import { agents, recordingAction } from '../testing/random/random-actions.ts';
import { pickup } from './commands/pickup.ts';
import { placeCall } from './commands/place-call.ts';

test('whoever records, pauses, listens or makes private: a pause is one of a recording, and private is private', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(recordingAction, { maxLength: 25, size: 'max' }), async (actions) => {
      const t = aPbx();
      for (const userId of agents) t.logOn(userId);
      const id = accepted(t.pbx.act((step) => placeCall(step, { to: { user: 'agent1' }, from: '+49' })));
      accepted(t.pbx.act((step) => pickup(step, 'agent1', id)));
      for (const what of actions) {
        await performAction(t, what);
        checkInvariants(t);
      }
    }),
    { numRuns: 80 },
  );
});
