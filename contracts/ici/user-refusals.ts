import type { IciInteraction } from './ici-contract.ts';
import { cicDown, upAndIdle } from './states.ts';

/** What an operation on an agent refuses whom the bridge reads from CIC. */
export function userRefusals<Input>(
  input: (userId: string) => Input,
): readonly IciInteraction<Input, never>[] {
  return [
    {
      when: 'for a user whom CIC does not know',
      given: [upAndIdle],
      as: 'nobody',
      input: input('nobody'),
      fault: 'ICI-001',
    },
    notTheirOwn(input),
    {
      when: 'while CIC cannot be reached',
      given: [cicDown],
      as: 'agent4',
      input: input('agent4'),
      fault: 'ICI-008',
    },
  ];
}

export function notTheirOwn<Input>(input: (userId: string) => Input): IciInteraction<Input, never> {
  return {
    when: 'in the name of somebody else',
    given: [upAndIdle],
    as: 'agent2',
    input: input('agent1'),
    fault: 'ICI-009',
  };
}

/** What an operation on a container refuses, whose inboxes say themselves whose they are. */
export function containerRefusals<Input>(
  input: (containerId: string) => Input,
): readonly IciInteraction<Input, never>[] {
  return [
    ...userRefusals((userId) => input(`inbox:${userId}`)),
    {
      when: 'that there is not',
      given: [upAndIdle],
      input: input('queue:Nowhere'),
      fault: 'ICI-003',
    },
  ];
}
