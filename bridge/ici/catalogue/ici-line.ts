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
    cic: 'The bound station and its calls.',
    faults: userRead,
  }),
  getAttributes: operation({
    summary: 'Reads one line.',
    provenance: 'proposed',
    input: { lineId: string },
    output: Line,
    cic: 'The bound station and its calls.',
    faults: containerRead,
  }),
  setForwarding: operation({
    summary: "Sends the agent's calls to another number, or no longer.",
    provenance: 'proposed',
    input: { lineId: string, forwarding: boolean, target: optional(string) },
    cic: 'The forwarding status and its number.',
    faults: [...containerRead, 'notLoggedOn', 'badAddress'],
  }),
});
