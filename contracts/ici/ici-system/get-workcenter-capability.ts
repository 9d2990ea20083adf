import { iciContract } from '../ici-contract.ts';
import { loggedOn, upAndIdle, withoutFreeSeating } from '../states.ts';
import { userRefusals } from '../user-refusals.ts';

const capability = {
  freeSeating: true,
  workcenterIdRequired: false,
  passwordRequired: false,
  defaultWorkcenterId: '',
};

export const getWorkcenterCapability = iciContract('IciSystem.getWorkcenterCapability', [
  { when: 'before the agent logs on', given: [upAndIdle], input: { userId: 'agent1' }, answer: capability },
  {
    when: 'for an agent who has a seat',
    given: [loggedOn('agent1')],
    input: { userId: 'agent1' },
    answer: { ...capability, defaultWorkcenterId: 'WS-AGENT1' },
  },
  {
    when: 'where seats are fixed',
    given: [withoutFreeSeating, upAndIdle],
    input: { userId: 'agent1' },
    answer: { ...capability, freeSeating: false },
  },
  ...userRefusals((userId) => ({ userId })).filter(({ fault }) => fault !== 'ICI-009'),
]);
