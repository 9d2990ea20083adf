import { MatchersV3 } from '@pact-foundation/pact';
import { accepted, refusal } from './answers.ts';
import { icwsContract } from './icws-contract.ts';
import { session, station, stationTaken } from './states.ts';

function settings(workstation: string) {
  return {
    __type: 'urn:inin.com:connection:workstationSettings',
    workstation,
    // A site's configuration says which.
    supportedMediaTypes: MatchersV3.eachLike(1),
    readyForInteractions: true,
  };
}

export const bindStation = icwsContract('PUT {S}/connection/station', [
  {
    when: 'that is free',
    given: [session('agent1')],
    body: settings('WS-AGENT1'),
    answer: accepted,
    async act({ cic, divert, logOn }) {
      await cic.start();
      divert();
      return (await logOn({ station: 'WS-AGENT1' })).station;
    },
    gives: 'WS-AGENT1',
  },
  {
    when: 'that does not exist',
    given: [session('agent1')],
    body: settings('WS-NOWHERE'),
    answer: refusal(400, 'Station WS-NOWHERE does not exist.'),
    async act({ cic, divert, logOn }) {
      await cic.start();
      divert();
      await logOn({ station: 'WS-NOWHERE' });
    },
    refused: 'workcenterInUse',
  },
  {
    when: 'that another user has',
    given: [session('agent1'), stationTaken],
    body: settings('WS-AGENT2'),
    answer: refusal(400, 'Station WS-AGENT2 is in use.'),
    async act({ cic, divert, logOn }) {
      await cic.start();
      divert();
      await logOn({ station: 'WS-AGENT2' });
    },
    refused: 'workcenterInUse',
  },
]);

export const freeStation = icwsContract('DELETE {S}/connection/station', [
  {
    when: 'as the agent logs off',
    given: [session('agent1'), station],
    answer: accepted,
    async act({ divert, logOn }) {
      const agent = await logOn();
      divert();
      await agent.close();
    },
  },
]);
