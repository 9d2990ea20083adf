import { iciContract } from '../ici-contract.ts';
import { atWorkcenter1, cicDown, loggedOff, loggedOn, upAndIdle, withoutExtension } from '../states.ts';
import { notTheirOwn } from '../user-refusals.ts';

export const setCurrentWorkmode = iciContract('IciUser.setCurrentWorkmode', [
  { when: 'to not ready', given: [loggedOn('agent1')], input: { userId: 'agent1', workmode: '3' } },
  { when: 'to logged off', given: [loggedOn('agent1')], input: { userId: 'agent1', workmode: '1' } },
  {
    when: 'back from logged off',
    given: [loggedOn('agent1'), loggedOff('agent1')],
    input: { userId: 'agent1', workmode: '2' },
  },
  {
    when: 'back from logged off, where CIC does not let the agent log on again',
    given: [loggedOn('agent1'), loggedOff('agent1'), withoutExtension('agent1')],
    input: { userId: 'agent1', workmode: '2' },
    fault: 'ICI-017',
  },
  {
    when: 'back from logged off, to a seat that a colleague has by now',
    given: [loggedOn('agent1'), loggedOff('agent1'), atWorkcenter1('agent2')],
    input: { userId: 'agent1', workmode: '2' },
    fault: 'ICI-010',
  },
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
  {
    when: 'while CIC cannot be reached',
    given: [loggedOn('agent1'), cicDown],
    input: { userId: 'agent1', workmode: '3' },
    fault: 'ICI-008',
  },
  notTheirOwn((userId) => ({ userId, workmode: '2' })),
]);
