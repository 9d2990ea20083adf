import { iciContract } from '../ici-contract.ts';
import { phaseOf } from '../phases.ts';
import {
  atWorkcenter2,
  cicDown,
  loggedOn,
  upAndIdle,
  withoutExtension,
  withoutFreeSeating,
} from '../states.ts';
import { notTheirOwn } from '../user-refusals.ts';

const move = { userId: 'agent1', workcenterId: 'WS-AGENT3' };

export const setWorkcenter = iciContract('IciUser.setWorkcenter', [
  { when: 'to a seat that is free', given: [loggedOn('agent1')], input: move },
  {
    when: 'to the seat of a colleague',
    given: [atWorkcenter2('agent2'), loggedOn('agent1')],
    input: { ...move, workcenterId: 'WS-AGENT2' },
    fault: 'ICI-010',
  },
  {
    when: 'where CIC does not let the agent log on again',
    given: [loggedOn('agent1'), withoutExtension('agent1')],
    input: move,
    fault: 'ICI-017',
  },
  { when: 'with an item in hand', given: phaseOf('call', 'rings').given, input: move, fault: 'ICI-004' },
  {
    when: 'where seats are fixed',
    given: [withoutFreeSeating, loggedOn('agent1')],
    input: move,
    fault: 'ICI-007',
  },
  { when: 'for an agent who is not logged on', given: [upAndIdle], input: move, fault: 'ICI-002' },
  {
    when: 'while CIC cannot be reached',
    given: [loggedOn('agent1'), cicDown],
    input: move,
    fault: 'ICI-008',
  },
  notTheirOwn((userId) => ({ ...move, userId })),
]);
