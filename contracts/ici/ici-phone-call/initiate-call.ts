import { attachedData, colleagueAddress, dialledCall } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { phaseOf } from '../phases.ts';
import { cicDown, loggedOn, secondItem, upAndIdle } from '../states.ts';
import { notTheirOwn } from '../user-refusals.ts';

const request = { userId: 'agent1', destination: { value: colleagueAddress, type: 'phone' } };

export const initiateCall = iciContract('IciPhoneCall.initiateCall', [
  {
    when: 'for an agent whose line is free',
    given: [loggedOn('agent1')],
    input: request,
    answer: dialledCall,
  },
  {
    when: 'with data for the call',
    given: [loggedOn('agent1')],
    input: { ...request, lineId: 'WS-AGENT1', attachedData },
    answer: dialledCall,
  },
  {
    when: 'while another call is on hold',
    given: phaseOf('call', 'is on hold').given,
    input: request,
    answer: { ...dialledCall, phoneCallId: secondItem },
  },
  ...(['rings', 'goes on', 'is muted', 'was dialled', 'is a consultation', 'is a conference'] as const).map(
    (is) => ({
      when: `for an agent with a call that ${is}`,
      given: phaseOf('call', is).given,
      input: request,
      fault: 'ICI-004' as const,
    }),
  ),
  {
    when: 'to something that is no number',
    given: [loggedOn('agent1')],
    input: { ...request, destination: { value: '<none>' } },
    fault: 'ICI-006',
  },
  {
    when: 'on a line that is not theirs',
    given: [loggedOn('agent1')],
    input: { ...request, lineId: 'WS-AGENT2' },
    fault: 'ICI-006',
  },
  { when: 'for an agent who is not logged on', given: [upAndIdle], input: request, fault: 'ICI-002' },
  {
    when: 'while CIC cannot be reached',
    given: [loggedOn('agent1'), cicDown],
    input: request,
    fault: 'ICI-008',
  },
  notTheirOwn((userId) => ({ ...request, userId })),
]);
