import { MatchersV3 } from '@pact-foundation/pact';
import { refusal } from './answers.ts';
import { icwsContract } from './icws-contract.ts';
import { session } from './states.ts';

const { boolean, like } = MatchersV3;

export const readUserStatus = icwsContract('GET {S}/status/user-statuses/{userId}', [
  {
    when: 'of an agent',
    given: [session('bridge')],
    path: { userId: 'agent1' },
    answer: {
      status: 200,
      body: { userId: 'agent1', statusId: like('At Lunch'), onPhone: boolean(false) },
    },
    async act({ cic, divert }) {
      await cic.start();
      divert();
      return cic.readStatus('agent1');
    },
    gives: { statusId: 'At Lunch', text: 'At Lunch', isAcd: false, isOnPhone: false },
  },
  {
    when: 'of a user whom CIC does not know',
    given: [session('bridge')],
    path: { userId: 'nobody' },
    answer: refusal(404, 'User nobody does not exist.'),
    async act({ cic, divert }) {
      await cic.start();
      divert();
      return { status: await cic.readStatus('nobody') };
    },
    gives: { status: undefined },
  },
]);

export const setUserStatus = icwsContract('PUT {S}/status/user-statuses/{userId}', [
  {
    when: 'of the agent',
    given: [session('agent1')],
    path: { userId: 'agent1' },
    body: { statusId: 'Do Not disturb' },
    answer: { status: 202, body: { requestId: like('request-1') } },
    async act({ divert, logOn, event }) {
      const agent = await logOn();
      divert();
      await agent.setStatus('Do Not disturb');
      return event(({ kind }) => kind === 'statusObserved');
    },
  },
  {
    when: 'to one that the server does not have',
    given: [session('agent1')],
    path: { userId: 'agent1' },
    body: { statusId: 'Fishing' },
    answer: refusal(400, 'Status Fishing does not exist.'),
    async act({ divert, logOn }) {
      const agent = await logOn();
      divert();
      await agent.setStatus('Fishing');
    },
    refused: 'notAllowedInState',
  },
]);
