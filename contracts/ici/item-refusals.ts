import type { IciInteraction } from './ici-contract.ts';
import { type Channel, nouns, type Phase, phases } from './phases.ts';
import { cicDown, firstItem, loggedOn } from './states.ts';

type InputFor<Input> = (itemId: string) => Input;

/** Of reading an item of one channel: there is none, or it is another agent's. */
export function readRefusals<Input>(
  channel: Channel,
  input: InputFor<Input>,
): readonly IciInteraction<Input, never>[] {
  const [offered] = phases[channel];
  return [
    {
      when: 'for an item that nobody has',
      given: [loggedOn('agent1')],
      input: input('3999999999'),
      fault: 'ICI-003',
    },
    {
      when: 'for an item of another agent',
      given: [...offered.given, loggedOn('agent2')],
      as: 'agent2',
      input: input(firstItem),
      fault: 'ICI-009',
    },
  ];
}

/**
 * What an operation on an item refuses, in each phase of its channels that does not offer one of its
 * capabilities, and while CIC cannot be reached.
 */
export function itemRefusals<Input>(
  channels: readonly [Channel, ...Channel[]],
  capabilities: readonly string[],
  input: InputFor<Input>,
): readonly IciInteraction<Input, never>[] {
  const isOffered = ({ offers }: Phase) => offers.some((button) => capabilities.includes(button));
  const [first] = channels;
  return [
    ...readRefusals(first, input),
    ...whileCicIsDown(first, phases[first].find(isOffered), input),
    ...channels.flatMap((channel) =>
      (phases[channel] as readonly Phase[])
        .filter((phase) => !isOffered(phase))
        .map(({ is, given, itemId }) => ({
          when: `for ${nouns[channel]} that ${is}`,
          given,
          input: input(itemId),
          fault: 'ICI-004' as const,
        })),
    ),
  ];
}

/** What an operation refuses that is allowed in every phase. */
export function anyPhaseRefusals<Input>(
  channel: Channel,
  input: InputFor<Input>,
): readonly IciInteraction<Input, never>[] {
  return [...readRefusals(channel, input), ...whileCicIsDown(channel, phases[channel][1], input)];
}

function whileCicIsDown<Input>(
  channel: Channel,
  phase: Phase | undefined,
  input: InputFor<Input>,
): readonly IciInteraction<Input, never>[] {
  if (!phase) throw new Error(`Failed to write a contract: no phase of ${channel} offers it.`);
  const { given, itemId } = phase;
  const when = 'while CIC cannot be reached';
  return [{ when, given: [...given, cicDown], input: input(itemId), fault: 'ICI-008' }];
}
