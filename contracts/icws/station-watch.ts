import { accepted } from './answers.ts';
import { icwsContract } from './icws-contract.ts';
import { session, station, stationWatched } from './states.ts';

export const watchStation = icwsContract('PUT {S}/messaging/subscriptions/connection/station', [
  {
    when: 'of the agent',
    given: [session('agent1'), station],
    answer: accepted,
    async act({ cic, divert, logOn }) {
      await cic.start();
      divert();
      return (await logOn()).userId;
    },
    gives: 'agent1',
  },
]);

export const unwatchStation = icwsContract('DELETE {S}/messaging/subscriptions/connection/station', [
  {
    when: 'as the agent logs off',
    given: [session('agent1'), station, stationWatched],
    answer: accepted,
    async act({ divert, logOn }) {
      const agent = await logOn();
      divert();
      await agent.close();
    },
  },
]);
