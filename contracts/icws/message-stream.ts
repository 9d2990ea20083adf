import { MatchersV3 } from '@pact-foundation/pact';
import { icwsContract } from './icws-contract.ts';
import { session } from './states.ts';

/**
 * Of an event stream Pact can pin the head only: it waits for the end of an answer, and a stream has none. What
 * flows in it are the same messages that are polled.
 */
export const messageStream = icwsContract('GET {S}/messaging/messages', [
  {
    when: 'as an event stream',
    given: [session('bridge')],
    accept: 'text/event-stream',
    answer: {
      status: 200,
      headers: {
        'Content-Type': MatchersV3.regex('text/event-stream(;.*)?', 'text/event-stream; charset=utf-8'),
      },
    },
    async act({ cic, divert, request, seen }) {
      divert();
      await cic.start();
      // Pact ends the stream at once: the session is given up, and another one opened.
      divert(false);
      const logIns = () => seen.filter(({ name }) => name === 'POST /icws/connection').length;
      await request(() => logIns() > 1 && cic.link === 'up');
      return cic.link;
    },
    gives: 'up',
  },
]);
