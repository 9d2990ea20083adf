import { accepted } from './answers.ts';
import { icwsContract } from './icws-contract.ts';
import { session } from './states.ts';

export const logOut = icwsContract('DELETE {S}/connection', [
  {
    when: 'as the agent logs off',
    given: [session('agent1')],
    answer: accepted,
    async act({ divert, logOn }) {
      const agent = await logOn();
      divert();
      await agent.close();
    },
  },
]);
