import { operation, service } from './service.ts';
import { list, optional, string } from './shape.ts';
import { Container, Queue, TextElement, UserAttributes } from './types.ts';

export const IciUser = service('IciUser', 'Log-on, subscription and work mode of an agent', {
  getAttributes: operation({
    summary: 'Reads the agent; ends a subscription that an earlier session left behind.',
    provenance: 'documented',
    input: { userId: string },
    output: UserAttributes,
    cic: 'Status, station and workgroups of the user.',
  }),
  subscribe: operation({
    summary: 'Logs the agent on to CIC and sends their events to appUrl from now on.',
    provenance: 'inferred',
    input: {
      userId: string,
      appUrl: string,
      appId: string,
      workcenterId: optional(string),
      language: optional(string),
      channels: optional(list(string)),
      queues: optional(list(string)),
    },
    output: UserAttributes,
    cic: 'A session of the agent with their station, status and queue.',
  }),
  unsubscribe: operation({
    summary: 'Ends one application id of a subscription; the last one logs the agent off.',
    provenance: 'inferred',
    input: { userId: string, appUrl: string, appId: string },
    cic: 'The session is given back; the status stays (G29).',
  }),
  getWorkmodes: operation({
    summary: 'Lists the work modes that the agent may choose.',
    provenance: 'inferred',
    input: { userId: string, language: optional(string) },
    output: list(TextElement),
    cic: 'Configured statuses with the localized texts of CIC.',
  }),
  getCurrentWorkmode: operation({
    summary: 'Reads the work mode that CIC last confirmed.',
    provenance: 'proposed',
    input: { userId: string },
    output: TextElement,
    cic: 'Status of the user.',
  }),
  setCurrentWorkmode: operation({
    summary: 'Asks CIC for another work mode; userChanged tells when it holds.',
    provenance: 'documented',
    input: { userId: string, workmode: string },
    cic: 'Sets the status; Logout closes the session instead (G29).',
  }),
  setCurrentQueues: operation({
    summary: 'Does nothing: queues come from the workgroup membership in CIC (G17).',
    provenance: 'documented',
    input: { userId: string, queues: list(string) },
    cic: 'None; with the flag activateWorkgroups the agent is activated in the named workgroups.',
  }),
  getQueues: operation({
    summary: 'Lists the workgroups of the agent.',
    provenance: 'proposed',
    input: { userId: string },
    output: list(Queue),
    cic: 'Workgroup membership and activation.',
  }),
  getCurrentQueues: operation({
    summary: 'Lists the workgroups in which the agent is active.',
    provenance: 'proposed',
    input: { userId: string },
    output: list(Queue),
    cic: 'Workgroup activation.',
  }),
  setCurrentChannels: operation({
    summary: 'Does nothing: channels come from the ACD utilization in CIC (G17).',
    provenance: 'proposed',
    input: { userId: string, channels: list(string) },
    cic: 'None.',
  }),
  getCurrentChannels: operation({
    summary: 'Lists the channels that the agent works on.',
    provenance: 'proposed',
    input: { userId: string },
    output: list(string),
    cic: 'None: configuration.',
  }),
  getContainers: operation({
    summary: 'Lists what holds items of the agent: line, inbox and workgroup queues.',
    provenance: 'proposed',
    input: { userId: string },
    output: list(Container),
    cic: 'Station and workgroups of the user.',
  }),
  setWorkcenter: operation({
    summary: 'Moves a logged-on agent to another seat.',
    provenance: 'proposed',
    input: { userId: string, workcenterId: string },
    cic: 'Binds the session to another station; refused where free seating is off or an item is open.',
  }),
});
