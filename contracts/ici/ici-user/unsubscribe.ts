import { iciContract } from '../ici-contract.ts';
import { sapEvents, subscribed, upAndIdle } from '../states.ts';
import { notTheirOwn } from '../user-refusals.ts';

const request = { userId: 'agent1', appUrl: sapEvents, appId: 'IC1' };

export const unsubscribe = iciContract('IciUser.unsubscribe', [
  { when: 'to log an agent off', given: [subscribed('agent1')], input: request },
  {
    when: 'for an application id that has not subscribed',
    given: [subscribed('agent1')],
    input: { ...request, appId: 'IC2' },
    fault: 'ICI-002',
  },
  { when: 'for an agent who is not logged on', given: [upAndIdle], input: request, fault: 'ICI-002' },
  notTheirOwn((userId) => ({ ...request, userId })),
]);
