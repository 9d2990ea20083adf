import { callIn, freeLine, text } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { phaseOf } from '../phases.ts';
import { cicDown, loggedOn, upAndIdle } from '../states.ts';

export const getAttributes = iciContract('IciLine.getAttributes', [
  {
    when: 'of a line that is free',
    given: [loggedOn('agent1')],
    input: { lineId: 'WS-AGENT1' },
    answer: freeLine,
  },
  {
    when: 'of a line with a call',
    given: phaseOf('call', 'rings').given,
    input: { lineId: 'WS-AGENT1' },
    answer: {
      ...freeLine,
      status: text('2', 'Busy'),
      capabilityList: [],
      phoneCalls: [callIn(phaseOf('call', 'rings'))],
    },
  },
  {
    when: 'that is not theirs',
    given: [loggedOn('agent1')],
    input: { lineId: 'WS-AGENT2' },
    fault: 'ICI-003',
  },
  {
    when: 'for a user whom CIC does not know',
    given: [upAndIdle],
    as: 'nobody',
    input: { lineId: 'WS-AGENT1' },
    fault: 'ICI-001',
  },
  {
    when: 'in the name of nobody',
    given: [upAndIdle],
    as: '',
    input: { lineId: 'WS-AGENT1' },
    fault: 'ICI-009',
  },
  {
    when: 'while CIC cannot be reached',
    given: [cicDown],
    as: 'agent4',
    input: { lineId: 'WS-AGENT4' },
    fault: 'ICI-008',
  },
]);
