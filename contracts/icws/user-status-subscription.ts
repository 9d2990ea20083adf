import { accepted } from './answers.ts';
import { icwsContract } from './icws-contract.ts';
import { session, statusSubscribed } from './states.ts';

export const subscribeUserStatus = icwsContract('PUT {S}/messaging/subscriptions/status/user-statuses', [
  {
    when: 'of the agent',
    given: [session('agent1')],
    body: { userIds: ['agent1'] },
    answer: accepted,
    async act({ divert, logOn, event }) {
      divert();
      await logOn();
      return event(({ kind }) => kind === 'statusObserved');
    },
    gives: { status: { statusId: 'Gone Home' } },
  },
]);

export const unsubscribeUserStatus = icwsContract('DELETE {S}/messaging/subscriptions/status/user-statuses', [
  {
    when: 'as the agent logs off',
    given: [session('agent1'), statusSubscribed],
    answer: accepted,
    async act({ divert, logOn }) {
      const agent = await logOn();
      divert();
      await agent.close();
    },
  },
]);
