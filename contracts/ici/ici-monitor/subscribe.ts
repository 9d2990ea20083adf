import { iciContract } from '../ici-contract.ts';
import { sapEvents, upAndIdle } from '../states.ts';
import { userRefusals } from '../user-refusals.ts';

const request = { userId: 'agent1', appUrl: sapEvents, appId: 'IC1' };

export const subscribe = iciContract('IciMonitor.subscribe', [
  { when: 'to everything', given: [upAndIdle], input: request },
  { when: 'to one workgroup', given: [upAndIdle], input: { ...request, objects: ['Sales'] } },
  {
    when: 'with an address that cannot be called',
    given: [upAndIdle],
    input: { ...request, appUrl: 'ftp://sap.example.com/events' },
    fault: 'ICI-006',
  },
  {
    when: 'without an application id',
    given: [upAndIdle],
    input: { ...request, appId: '' },
    fault: 'ICI-011',
  },
  ...userRefusals((userId) => ({ ...request, userId })),
]);
