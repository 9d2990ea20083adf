import { notFoundById, refusal, wrongState } from './answers.ts';
import type { AgentSession } from './bridge-side.ts';
import { type IcwsContract, type IcwsInteraction, icwsContract } from './icws-contract.ts';
import type { IcwsRequestName } from './icws-requests.ts';
import { firstCall, session, station } from './states.ts';

/** A command of the agent to one interaction. */
export interface ItemCommand {
  readonly request: IcwsRequestName;
  readonly path?: IcwsInteraction['path'];
  readonly body?: unknown;
  /** States in which CIC takes it. */
  readonly allowedIn: IcwsInteraction['given'];
  /** States in which CIC does not, where there are such. */
  readonly refusedIn?: IcwsInteraction['given'];
  readonly answer: IcwsInteraction['answer'];
  /** How CIC says that the interaction is gone; by its status unless told otherwise. */
  readonly saysGoneBy?: 'status' | 'errorId';
  readonly run: (agent: AgentSession) => Promise<unknown>;
  /** What `run` resolves to. */
  readonly gives?: unknown;
}

/** Its contract: done, refused in another state, refused because the interaction is gone. */
export function itemCommand({ request, run, answer, gives, ...command }: ItemCommand): IcwsContract {
  const { path = { interactionId: firstCall }, body, allowedIn, refusedIn, saysGoneBy } = command;
  const gone = `Interaction ${firstCall} does not exist.`;
  const common = {
    path,
    ...(body === undefined ? {} : { body }),
    async act({ divert, logOn }) {
      const agent = await logOn();
      divert();
      return run(agent);
    },
  } satisfies Partial<IcwsInteraction>;
  return icwsContract(request, [
    {
      ...common,
      when: 'where CIC allows it',
      given: allowedIn,
      answer,
      ...(gives === undefined ? {} : { gives }),
    },
    ...(refusedIn
      ? [
          {
            ...common,
            when: 'in a state that does not allow it',
            given: refusedIn,
            answer: wrongState(`Interaction ${firstCall} is in the wrong state.`),
            refused: 'notAllowedInState' as const,
          },
        ]
      : []),
    {
      ...common,
      when: 'for an interaction that is gone',
      given: [session('agent1'), station],
      answer: saysGoneBy === 'errorId' ? notFoundById(gone) : refusal(404, gone),
      refused: 'unknownItem',
    },
  ]);
}
