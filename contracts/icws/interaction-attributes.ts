import { MatchersV3 } from '@pact-foundation/pact';
import { accepted, refusal } from './answers.ts';
import { icwsContract } from './icws-contract.ts';
import { atRingingCall, firstCall, queueSubscriptionId, session, station } from './states.ts';

const { like, regex } = MatchersV3;

const path = { interactionId: firstCall };

export const readInteraction = icwsContract('GET {S}/interactions/{interactionId}', [
  {
    when: 'that it was told a change of, but never its beginning',
    given: atRingingCall,
    path,
    query: {
      select: regex('(.+,)?Eic_State(,.+)?', 'Eic_ObjectType,Eic_State,Eic_CallDirection,Eic_RemoteName'),
    },
    settings: { transport: 'polling', pollMs: 5 },
    answer: {
      status: 200,
      body: {
        attributes: {
          Eic_ObjectType: 'Call',
          Eic_State: 'A',
          Eic_CallDirection: 'I',
          Eic_RemoteName: like('Erika Example'),
        },
      },
    },
    async act({ proxy, divert, logOn, event }) {
      await logOn();
      divert();
      const changed = { interactionId: firstCall, attributes: { OrderId: '4711' } };
      proxy.answerPoll('agent1', [
        {
          __type: 'urn:inin.com:queues:queueContentsMessage',
          isDelta: true,
          subscriptionId: queueSubscriptionId,
          interactionsChanged: [changed],
        },
      ]);
      return event(({ kind }) => kind === 'callObserved');
    },
    gives: { call: { id: firstCall, state: 'alerting', remoteName: 'Erika Example' } },
  },
]);

export const writeAttributes = icwsContract('POST {S}/interactions/{interactionId}', [
  {
    when: 'to keep data with a call',
    given: atRingingCall,
    path,
    body: { attributes: { OrderId: '4711' } },
    answer: accepted,
    async act({ divert, logOn }) {
      const agent = await logOn();
      divert();
      await agent.writeAttributes(firstCall, { OrderId: '4711' });
    },
  },
  {
    when: 'of a call that is gone',
    given: [session('agent1'), station],
    path,
    body: { attributes: { OrderId: '4711' } },
    answer: refusal(404, `Interaction ${firstCall} does not exist.`),
    async act({ divert, logOn }) {
      const agent = await logOn();
      divert();
      await agent.writeAttributes(firstCall, { OrderId: '4711' });
    },
    refused: 'unknownItem',
  },
]);
