import { dialledCall } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { answered, loggedOn, ringing, upAndIdle } from '../states.ts';

const request = { userId: 'agent1', destination: { value: '+4989123456', type: 'phone' } };

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
    input: {
      ...request,
      lineId: 'WS-AGENT1',
      attachedData:
        '<ItemAttachedData><Application id="SAP-IC"><ORDER>1</ORDER></Application></ItemAttachedData>',
    },
    answer: dialledCall,
  },
  {
    when: 'for an agent who is in a call',
    given: [loggedOn('agent1'), ringing('agent1'), answered('agent1')],
    input: request,
    fault: 'ICI-004',
  },
  {
    when: 'to something that is no number',
    given: [loggedOn('agent1')],
    input: { ...request, destination: { value: '<none>' } },
    fault: 'ICI-006',
  },
  {
    when: 'for an agent who is not logged on',
    given: [upAndIdle],
    input: request,
    fault: 'ICI-002',
  },
]);
