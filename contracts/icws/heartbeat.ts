import { accepted } from './answers.ts';
import { icwsContract } from './icws-contract.ts';
import { session } from './states.ts';

export const heartbeat = icwsContract('POST {S}/messaging/heartbeat', [
  {
    when: 'beside an event stream',
    given: [session('bridge')],
    settings: { timeouts: { heartbeatMs: 10 } },
    answer: accepted,
    async act({ cic, divert, request }) {
      divert();
      await cic.start();
      await request(({ name }) => name === 'POST {S}/messaging/heartbeat');
      return cic.link;
    },
    gives: 'up',
  },
]);
