import { MatchersV3 } from '@pact-foundation/pact';
import { accepted } from './answers.ts';
import { icwsContract } from './icws-contract.ts';
import { session, statusMessagesSubscribed } from './states.ts';

const { boolean, eachLike, like } = MatchersV3;

export const readStatusMessages = icwsContract('GET {S}/status/status-messages', [
  {
    when: 'all of them',
    given: [session('bridge')],
    answer: {
      status: 200,
      body: {
        statusMessageList: eachLike({
          statusId: like('Available'),
          messageText: like('Verfügbar'),
          isAcdStatus: boolean(true),
          isAfterCallWorkStatus: boolean(false),
          isSelectableStatus: boolean(true),
        }),
      },
    },
    async act({ cic, divert }) {
      divert();
      await cic.start();
      return cic.statusMessages.find(({ id }) => id === 'Available');
    },
    // What was read is replaced by the subscription's first message, which is CIC's own.
    gives: { id: 'Available', isAcd: true, isAfterCallWork: false, isSelectable: true },
  },
]);

export const subscribeStatusMessages = icwsContract(
  'PUT {S}/messaging/subscriptions/status/status-messages',
  [
    {
      when: 'once it knows them',
      given: [session('bridge')],
      answer: accepted,
      async act({ cic, divert }) {
        divert();
        await cic.start();
        return cic.link;
      },
      gives: 'up',
    },
  ],
);

export const unsubscribeStatusMessages = icwsContract(
  'DELETE {S}/messaging/subscriptions/status/status-messages',
  [
    {
      when: 'as it stops',
      given: [session('bridge'), statusMessagesSubscribed],
      answer: accepted,
      async act({ cic, divert }) {
        await cic.start();
        divert();
        await cic.stop();
      },
    },
  ],
);
