import { iciContract } from '../ici-contract.ts';
import { monitoring, sapEvents, upAndIdle } from '../states.ts';
import { notTheirOwn } from '../user-refusals.ts';

const request = { userId: 'agent1', appUrl: sapEvents, appId: 'IC1' };

export const unsubscribe = iciContract('IciMonitor.unsubscribe', [
  { when: 'for the last application id', given: [monitoring('agent1')], input: request },
  {
    when: 'for an application id that has not subscribed',
    given: [upAndIdle],
    input: request,
    fault: 'ICI-002',
  },
  notTheirOwn((userId) => ({ ...request, userId })),
]);
