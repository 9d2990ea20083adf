import { userRead } from './faults.ts';
import { operation, service } from './service.ts';
import { list, optional, string } from './shape.ts';

const subscription = { userId: string, appUrl: string, appId: string };

export const IciMonitor = service('IciMonitor', 'Real-time figures for supervisors', {
  getDefinition: operation({
    summary: 'Tells which objects and figures there are, an XML document.',
    provenance: 'proposed',
    input: {},
    output: string,
    cic: 'None: the bridge answers by itself.',
  }),
  subscribe: operation({
    summary: 'Sends monitorDataChanged to appUrl from now on.',
    provenance: 'proposed',
    input: { ...subscription, objects: optional(list(string)) },
    cic: 'Queues and statuses that the service session watches.',
    faults: [...userRead, 'badAddress', 'malformedRequest'],
  }),
  unsubscribe: operation({
    summary: 'Ends one application id of a monitor subscription.',
    provenance: 'proposed',
    input: subscription,
    cic: 'None.',
    faults: ['notAuthorized', 'notLoggedOn'],
  }),
  getData: operation({
    summary: 'Reads the figures now, an XML document.',
    provenance: 'proposed',
    input: { objects: optional(list(string)) },
    output: string,
    cic: 'Queues and statuses that the service session watches.',
    faults: ['cicUnavailable'],
  }),
});
