import { MatchersV3 } from '@pact-foundation/pact';
import { anyId, features, refusalByCode } from './answers.ts';
import { icwsContract } from './icws-contract.ts';
import { cicIsUp } from './states.ts';

const { like, regex } = MatchersV3;

const query = { include: 'features,version,effective-station,default-workstation,server-time' };
const __type = 'urn:inin.com:connection:icAuthConnectionRequestSettings';
const cookie = 'icws_1000000001=c0ffee|languageId=en-us';

export const logIn = icwsContract('POST /icws/connection', [
  {
    when: 'as the service user',
    given: [cicIsUp],
    query,
    body: { __type, applicationName: 'Switchhook', userID: 'bridge', password: 'secret' },
    answer: {
      status: 201,
      headers: { 'Set-Cookie': regex('icws_\\d+=.+', `${cookie}; Path=/icws/1000000001; HttpOnly`) },
      body: {
        sessionId: anyId('1000000001'),
        csrfToken: like('dG9rZW4='),
        userID: 'bridge',
        userDisplayName: like('Bridge Service'),
        features,
      },
    },
    async act({ cic, divert, request }) {
      divert();
      await cic.start();
      const { url, headers } = await request(({ name }) => name === 'GET {S}/messaging/messages');
      return { url, cookie: headers.cookie, token: headers['inin-icws-csrf-token'] };
    },
    gives: { url: '/icws/1000000001/messaging/messages', cookie, token: 'dG9rZW4=' },
  },
  {
    when: 'with a wrong password',
    given: [cicIsUp],
    query,
    body: { __type, applicationName: 'Switchhook', userID: 'agent1', password: 'not this one' },
    answer: refusalByCode(400, -2147221503, 'The authentication process failed.'),
    async act({ cic, divert, logOn }) {
      await cic.start();
      divert();
      await logOn({ password: 'not this one' });
    },
    refused: 'loginFailed',
  },
]);
