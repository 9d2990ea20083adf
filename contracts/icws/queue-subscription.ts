import { MatchersV3 } from '@pact-foundation/pact';
import { accepted } from './answers.ts';
import { icwsContract } from './icws-contract.ts';
import { queueSubscribed, queueSubscriptionId, session } from './states.ts';

const path = { subscriptionId: queueSubscriptionId };

export const subscribeQueue = icwsContract('PUT {S}/messaging/subscriptions/queues/{subscriptionId}', [
  {
    when: 'of the agent',
    given: [session('agent1')],
    path,
    body: {
      queueIds: [{ queueType: 1, queueName: 'agent1' }],
      // A site's configuration adds to them.
      attributeNames: MatchersV3.eachLike('Eic_State'),
    },
    answer: accepted,
    async act({ divert, logOn, event }) {
      divert();
      await logOn();
      return event(({ kind }) => kind === 'queueRead');
    },
    gives: { calls: [] },
  },
]);

export const unsubscribeQueue = icwsContract('DELETE {S}/messaging/subscriptions/queues/{subscriptionId}', [
  {
    when: 'as the agent logs off',
    given: [session('agent1'), queueSubscribed],
    path,
    answer: accepted,
    async act({ divert, logOn }) {
      const agent = await logOn();
      divert();
      await agent.close();
    },
  },
]);
