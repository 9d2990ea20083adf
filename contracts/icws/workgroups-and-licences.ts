import { MatchersV3 } from '@pact-foundation/pact';
import { refusalByCode } from './answers.ts';
import { type IcwsInteraction, icwsContract } from './icws-contract.ts';
import { session, station } from './states.ts';

const { boolean, eachLike, like } = MatchersV3;
const path = { userId: 'agent1' };

/** CIC tells of the user's stations, not of this session's: the bridge reads what it has (icws.md 3.4). */
const afterDoubt = {
  settings: { transport: 'polling', pollMs: 5 },
  async act({ divert, event, logOn, proxy }) {
    await logOn();
    divert();
    proxy.answerPoll('agent1', [
      { __type: 'urn:inin.com:connection:effectiveStationChangeMessage', isDelta: true },
    ]);
    return event(({ kind }) => kind === 'stationLost');
  },
  gives: { kind: 'stationLost', station: 'WS-AGENT1' },
} satisfies Partial<IcwsInteraction>;

/** Activations (icws.md 8), the station that a session has (3.4), and licences (3.5). */
export const workgroupsAndLicences = [
  icwsContract('GET {S}/activations/users/{userId}', [
    {
      when: 'of the agent',
      given: [session('agent1')],
      path,
      answer: { status: 200, body: { activations: { Sales: boolean(true) } } },
      async act({ divert, logOn }) {
        const agent = await logOn();
        divert();
        return agent.readActivations();
      },
      gives: { Sales: true },
    },
  ]),
  icwsContract('PUT {S}/activations/users/{userId}', [
    {
      when: 'to leave a workgroup',
      given: [session('agent1')],
      path,
      body: { activations: { Sales: false } },
      answer: { status: 200, body: { activations: { Sales: false } } },
      async act({ divert, logOn }) {
        const agent = await logOn();
        divert();
        return agent.setActivations({ Sales: false });
      },
      gives: { Sales: false },
    },
  ]),
  icwsContract('GET {S}/connection/station', [
    {
      when: 'once CIC said that it may be another one',
      given: [session('agent1'), station],
      ...afterDoubt,
      answer: { status: 200, body: { id: like('WS-AGENT3') } },
    },
    {
      when: 'while it has none',
      given: [session('agent1')],
      ...afterDoubt,
      answer: refusalByCode(400, -2147221496, 'No station is connected to this session.'),
    },
  ]),
  icwsContract('POST {S}/licenses', [
    {
      when: 'that the site wants its agents to hold',
      given: [session('agent1')],
      body: { licenseList: ['I3_ACCESS_CLIENT'] },
      settings: { agentLicences: ['I3_ACCESS_CLIENT'] },
      answer: {
        status: 200,
        body: {
          licenseOperationResultList: eachLike({
            licenseName: 'I3_ACCESS_CLIENT',
            isAvailable: boolean(true),
          }),
        },
      },
      async act({ cic, divert, logOn }) {
        await cic.start();
        divert();
        return (await logOn()).userId;
      },
      gives: 'agent1',
    },
  ]),
];
