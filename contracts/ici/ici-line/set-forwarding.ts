import { colleagueAddress } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { cicDown, loggedOn, upAndIdle } from '../states.ts';

export const setForwarding = iciContract('IciLine.setForwarding', [
  {
    when: 'to a number',
    given: [loggedOn('agent1')],
    input: { lineId: 'WS-AGENT1', forwarding: true, target: colleagueAddress },
  },
  { when: 'no longer', given: [loggedOn('agent1')], input: { lineId: 'WS-AGENT1', forwarding: false } },
  {
    when: 'to nowhere',
    given: [loggedOn('agent1')],
    input: { lineId: 'WS-AGENT1', forwarding: true },
    fault: 'ICI-006',
  },
  {
    when: 'that is not theirs',
    given: [loggedOn('agent1')],
    input: { lineId: 'WS-AGENT2', forwarding: false },
    fault: 'ICI-003',
  },
  {
    when: 'for a user whom CIC does not know',
    given: [upAndIdle],
    as: 'nobody',
    input: { lineId: 'WS-AGENT1', forwarding: false },
    fault: 'ICI-001',
  },
  {
    when: 'in the name of nobody',
    given: [upAndIdle],
    as: '',
    input: { lineId: 'WS-AGENT1', forwarding: false },
    fault: 'ICI-009',
  },
  {
    when: 'while CIC cannot be reached',
    given: [loggedOn('agent1'), cicDown],
    input: { lineId: 'WS-AGENT1', forwarding: false },
    fault: 'ICI-008',
  },
]);
