import { iciContract } from '../ici-contract.ts';
import { loggedOn } from '../states.ts';
import { userRefusals } from '../user-refusals.ts';

export const setCurrentChannels = iciContract('IciUser.setCurrentChannels', [
  {
    when: 'which come from CIC',
    given: [loggedOn('agent1')],
    input: { userId: 'agent1', channels: ['telephony', 'chat'] },
  },
  ...userRefusals((userId) => ({ userId, channels: ['telephony'] })),
]);
