import { defaultStatusMessages } from './status-message.ts';
import type { Station, UserProfile, World, WrapUpCode } from './world.ts';

/** The password of every user of the demo world. */
export const demoPassword = 'secret';

const names = [
  'Anna Muster',
  'Ben Becker',
  'Clara Costa',
  'David Dubois',
  'Elena Esposito',
  'Finn Fischer',
] as const;

function agent(number: number): UserProfile {
  return {
    id: `agent${number}`,
    displayName: names[number - 1] ?? `Agent ${number}`,
    password: demoPassword,
    extension: String(1000 + number),
    defaultStation: `WS-AGENT${number}`,
    isSuperUser: false,
    initialStatusId: 'Gone Home',
  };
}

const demoWrapUpCodes: readonly WrapUpCode[] = [
  { id: 'Solved', label: { en: 'Solved', de: 'Erledigt' }, category: 'Success', digits: '1' },
  { id: 'Sold', label: { en: 'Sold', de: 'Verkauft' }, category: 'Success', digits: '2' },
  { id: 'Call Back', label: { en: 'Call back', de: 'Rückruf' }, category: 'Open', digits: '3' },
  {
    id: 'Wrong Number',
    label: { en: 'Wrong number', de: 'Falsch verbunden' },
    category: 'None',
    digits: '4',
  },
];

/** The service account of G28: watches everybody, has neither station nor extension. */
const superUser: UserProfile = {
  id: 'bridge',
  displayName: 'Bridge Service',
  password: demoPassword,
  extension: '',
  defaultStation: undefined,
  isSuperUser: true,
  initialStatusId: 'Available, No ACD',
};

/**
 * Users `agent1`, `agent2`, … (password `secret`, extensions 1001, …, stations `WS-AGENT1`, … with
 * extensions 3001, …), the super user `bridge`, and two workgroups with wrap-up: `Sales` (8001) holds
 * the first two thirds of the agents, `Support` (8002) the last two thirds.
 */
export function demoWorld(agentCount = 6): World {
  const agents = Array.from({ length: agentCount }, (_, index) => agent(index + 1));
  const stations = agents.map((user, index): Station => {
    return { id: user.defaultStation ?? '', extension: String(3001 + index) };
  });
  const ids = agents.map((user) => user.id);
  const wrapUpCodes = demoWrapUpCodes.map(({ id }) => id);
  const third = Math.floor(agentCount / 3);
  return {
    serverName: 'cic1',
    users: [...agents, superUser],
    stations,
    workgroups: [
      {
        id: 'Sales',
        extension: '8001',
        members: ids.slice(0, agentCount - third),
        isWrapUpActive: true,
        wrapUpCodes,
      },
      { id: 'Support', extension: '8002', members: ids.slice(third), isWrapUpActive: true, wrapUpCodes },
    ],
    statusMessages: defaultStatusMessages,
    wrapUpCodes: demoWrapUpCodes,
  };
}
