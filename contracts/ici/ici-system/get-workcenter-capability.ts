import { iciContract } from '../ici-contract.ts';
import { loggedOn, upAndIdle } from '../states.ts';

export const getWorkcenterCapability = iciContract('IciSystem.getWorkcenterCapability', [
  {
    when: 'before the agent logs on',
    given: [upAndIdle],
    input: { userId: 'agent1' },
    answer: {
      freeSeating: true,
      workcenterIdRequired: false,
      passwordRequired: false,
      defaultWorkcenterId: '',
    },
  },
  {
    when: 'for an agent who has a seat',
    given: [loggedOn('agent1')],
    input: { userId: 'agent1' },
    answer: {
      freeSeating: true,
      workcenterIdRequired: false,
      passwordRequired: false,
      defaultWorkcenterId: 'WS-AGENT1',
    },
  },
  {
    when: 'for a user whom CIC does not know',
    given: [upAndIdle],
    as: 'nobody',
    input: { userId: 'nobody' },
    fault: 'ICI-001',
  },
]);
