import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aPbx } from '../testing/a-pbx.ts';
import { performAction } from '../testing/random/perform-action.ts';
import { action, agents } from '../testing/random/random-actions.ts';
import { isCapable } from './capabilities.ts';
import { blindTransfer } from './commands/blind-transfer.ts';
import { startConsult } from './commands/consult.ts';
import { disconnect } from './commands/disconnect.ts';
import { hold } from './commands/hold.ts';
import { mute } from './commands/mute.ts';
import { park } from './commands/park.ts';
import { pickup } from './commands/pickup.ts';
import { record, securePause } from './commands/record.ts';
import { requestHelp } from './commands/request-help.ts';
import { sendToVoicemail, transferToVoicemail } from './commands/send-to-voicemail.ts';
import { makePrivate } from './commands/supervise.ts';
import type { Interaction } from './interaction.ts';
import { isRefusal, type Refusal } from './refusal.ts';

function refusalIn(result: string | Refusal): Refusal | undefined {
  return isRefusal(result) ? result : undefined;
}

test('a command is refused for its state exactly where the capability is missing', async () => {
  const commands = [
    { capability: 'pickup', run: pickup },
    { capability: 'disconnect', run: disconnect },
    { capability: 'voicemail', run: sendToVoicemail },
    { capability: 'hold', run: (step, actor, id) => hold(step, actor, id, true) },
    { capability: 'mute', run: (step, actor, id) => mute(step, actor, id, true) },
    { capability: 'transfer', run: (step, actor, id) => blindTransfer(step, actor, id, '+4962277') },
    { capability: 'private', run: (step, actor, id) => makePrivate(step, actor, id, true) },
    { capability: 'help', run: requestHelp },
    {
      capability: 'consult',
      run: (step, actor, id) => refusalIn(startConsult(step, actor, id, { target: '+4962277' })),
    },
    {
      capability: 'record',
      run: (step, actor, id) => record(step, actor, id, { on: true, isSupervisor: false }),
    },
    { capability: 'securePause', run: (step, actor, id) => securePause(step, actor, id, { kind: 'noEnd' }) },
    { capability: 'park', run: (step, actor, id) => park(step, actor, id, 'agent4') },
    { capability: 'voicemail', run: (step, actor, id) => transferToVoicemail(step, actor, id, 'agent4') },
  ] satisfies { capability: Parameters<typeof isCapable>[1]; run: typeof pickup }[];
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { maxLength: 30, size: 'max' }),
      fc.nat(50),
      fc.constantFrom(...commands),
      async (actions, index, command) => {
        const t = aPbx();
        for (const userId of agents) t.logOn(userId);
        for (const what of actions) await performAction(t, what);
        const all = [...t.pbx.view.interactions.values()];
        const chosen = all[index % Math.max(1, all.length)];
        fc.pre(chosen !== undefined);
        const { id, userId } = chosen as Interaction;
        const isCapableNow = isCapable(chosen as Interaction, command.capability);
        const result = t.pbx.act((step) => command.run(step, userId ?? 'bridge', id));
        const isRefusedForState = isRefusal(result) && result.refused === 'invalidState';
        // one consult at a time: the mask is that of the state alone (icws.md 7.8) and cannot tell
        const isInConsult = chosen?.consultId !== undefined || all.some(({ consultId }) => consultId === id);
        const isSecondConsult = command.capability === 'consult' && isInConsult;
        expect(isRefusedForState).toBe(!isCapableNow || isSecondConsult);
      },
    ),
    { numRuns: 150 },
  );
});
