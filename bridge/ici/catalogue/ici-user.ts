import { operation, service } from './service.ts';
import { list, optional, string } from './shape.ts';
import { TextElement, UserAttributes } from './types.ts';

export const IciUser = service('IciUser', 'Log-on, subscription and work mode of an agent', {
  getAttributes: operation({
    summary: 'Reads the agent; ends a subscription that an earlier session left behind.',
    provenance: 'documented',
    input: { userId: string },
    output: UserAttributes,
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
  }),
  unsubscribe: operation({
    summary: 'Ends one application id of a subscription; the last one logs the agent off.',
    provenance: 'inferred',
    input: { userId: string, appUrl: string, appId: string },
  }),
  getWorkmodes: operation({
    summary: 'Lists the work modes that the agent may choose.',
    provenance: 'inferred',
    input: { userId: string, language: optional(string) },
    output: list(TextElement),
  }),
  getCurrentWorkmode: operation({
    summary: 'Reads the work mode that CIC last confirmed.',
    provenance: 'proposed',
    input: { userId: string },
    output: TextElement,
  }),
  setCurrentWorkmode: operation({
    summary: 'Asks CIC for another work mode; userChanged tells when it holds.',
    provenance: 'documented',
    input: { userId: string, workmode: string },
  }),
});
