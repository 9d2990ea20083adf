import { containerRead, userRead } from './faults.ts';
import { operation, service } from './service.ts';
import { boolean, list, optional, string } from './shape.ts';
import { Line } from './types.ts';

export const IciLine = service('IciLine', 'Telephone lines of an agent', {
  getLines: operation({
    summary: 'Lists the lines of an agent: the station that they are logged on with.',
    provenance: 'proposed',
    input: { userId: string },
    output: list(Line),
    cic: 'The station of the session and its calls; of an agent who is not logged on `GET /status/user-statuses/{user}`.',
    faults: userRead,
  }),
  getAttributes: operation({
    summary: 'Reads one line.',
    provenance: 'proposed',
    input: { lineId: string },
    output: Line,
    cic: 'The station of the session and its calls.',
    faults: containerRead,
  }),
  setForwarding: operation({
    summary: "Sends the agent's calls to another number, or no longer.",
    provenance: 'proposed',
    input: { lineId: string, forwarding: boolean, target: optional(string) },
    cic: 'The status that forwards, with its number, or the one from before: `GET /status/user-statuses/{user}`, `PUT /status/user-statuses/{user}`.',
    faults: [...containerRead, 'notLoggedOn', 'badAddress'],
  }),
});
