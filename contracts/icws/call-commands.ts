import { accepted, refusal, wrongState } from './answers.ts';
import type { AgentSession } from './bridge-side.ts';
import { type IcwsContract, icwsContract } from './icws-contract.ts';
import type { IcwsRequestName } from './icws-requests.ts';
import { afterCall, atRingingCall, firstCall, inCall, session, station } from './states.ts';

type Verb = 'pickup' | 'hold' | 'disconnect' | 'send-to-voicemail' | 'blind-transfer';

interface Command {
  readonly verb: Verb;
  readonly body?: unknown;
  /** A state in which CIC takes it, and one in which CIC does not. */
  readonly allowedIn: IcwsContract['interactions'][number]['given'];
  readonly refusedIn: IcwsContract['interactions'][number]['given'];
  readonly run: (agent: AgentSession) => Promise<void>;
}

/** The commands to one call: done, refused in its state, refused because the call is gone. */
function callCommand({ verb, body, allowedIn, refusedIn, run }: Command): IcwsContract {
  const request: IcwsRequestName = `POST {S}/interactions/{interactionId}/${verb}`;
  const common = {
    path: { interactionId: firstCall },
    ...(body === undefined ? {} : { body }),
    async act({ divert, logOn }) {
      const agent = await logOn();
      divert();
      await run(agent);
    },
  } satisfies Partial<IcwsContract['interactions'][number]>;
  return icwsContract(request, [
    { ...common, when: 'for a call that allows it', given: allowedIn, answer: accepted },
    {
      ...common,
      when: 'for a call that does not allow it',
      given: refusedIn,
      answer: wrongState(`Interaction ${firstCall} is in the wrong state.`),
      refused: 'notAllowedInState',
    },
    {
      ...common,
      when: 'for a call that is gone',
      given: [session('agent1'), station],
      answer: refusal(404, `Interaction ${firstCall} does not exist.`),
      refused: 'unknownItem',
    },
  ]);
}

export const pickup = callCommand({
  verb: 'pickup',
  allowedIn: atRingingCall,
  refusedIn: inCall,
  run: (agent) => agent.pickup(firstCall),
});

export const hold = callCommand({
  verb: 'hold',
  body: { on: true },
  allowedIn: inCall,
  refusedIn: atRingingCall,
  run: (agent) => agent.hold(firstCall, true),
});

export const disconnect = callCommand({
  verb: 'disconnect',
  allowedIn: inCall,
  refusedIn: afterCall,
  run: (agent) => agent.disconnect(firstCall),
});

export const sendToVoicemail = callCommand({
  verb: 'send-to-voicemail',
  allowedIn: atRingingCall,
  refusedIn: afterCall,
  run: (agent) => agent.sendToVoicemail(firstCall),
});

export const blindTransfer = callCommand({
  verb: 'blind-transfer',
  body: { queueID: { queueType: 2, queueName: 'Sales' } },
  allowedIn: atRingingCall,
  refusedIn: afterCall,
  run: (agent) => agent.transferToWorkgroup(firstCall, 'Sales'),
});
