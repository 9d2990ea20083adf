import { iciContract } from '../ici-contract.ts';
import { loggedOn, upAndIdle } from '../states.ts';

export const setCurrentWorkmode = iciContract('IciUser.setCurrentWorkmode', [
  { when: 'to not ready', given: [loggedOn('agent1')], input: { userId: 'agent1', workmode: '3' } },
  { when: 'to logged off', given: [loggedOn('agent1')], input: { userId: 'agent1', workmode: '1' } },
  {
    when: 'to one that is not configured',
    given: [loggedOn('agent1')],
    input: { userId: 'agent1', workmode: '77' },
    fault: 'ICI-005',
  },
  {
    when: 'for an agent who is not logged on',
    given: [upAndIdle],
    input: { userId: 'agent1', workmode: '2' },
    fault: 'ICI-002',
  },
]);
