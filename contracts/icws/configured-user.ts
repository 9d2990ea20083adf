import { MatchersV3 } from '@pact-foundation/pact';
import { icwsContract } from './icws-contract.ts';
import { session } from './states.ts';

const query = { select: 'configurationId,extension', rightsFilter: 'view' };

export const readConfiguredUser = icwsContract('GET {S}/configuration/users/{userId}', [
  {
    when: 'for the extension of an agent',
    given: [session('bridge')],
    path: { userId: 'agent1' },
    query,
    answer: {
      status: 200,
      body: { configurationId: { id: 'agent1' }, extension: MatchersV3.like('1001') },
    },
    async act({ cic, divert, logOn }) {
      await cic.start();
      divert();
      return (await logOn()).userId;
    },
    gives: 'agent1',
  },
]);
