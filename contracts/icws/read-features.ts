import { features } from './answers.ts';
import { icwsContract } from './icws-contract.ts';
import { cicIsUp } from './states.ts';

export const readFeatures = icwsContract('GET /icws/connection/features', [
  {
    when: 'of a server that did not tell them at log-on',
    given: [cicIsUp],
    answer: { status: 200, body: { featureInfoList: features } },
    async act({ cic, proxy, divert, request }) {
      proxy.hideFeatures();
      divert();
      await cic.start();
      const messages = await request(({ name }) => name === 'GET {S}/messaging/messages');
      return messages.headers.accept;
    },
    gives: 'text/event-stream',
  },
]);
