import { operation, service } from './service.ts';
import { list, optional, string } from './shape.ts';
import {
  Presence,
  PresenceQueueInfo,
  ProductInformation,
  Queue,
  TextElement,
  WorkcenterCapability,
} from './types.ts';

export const IciSystem = service('IciSystem', 'Product, capabilities and liveness of the integration', {
  exchangeProductInformation: operation({
    summary: 'Both sides tell each other product name and version; the first request that SAP sends.',
    provenance: 'documented',
    input: { productInformation: ProductInformation },
    output: ProductInformation,
    cic: 'None: the bridge answers by itself.',
  }),
  getWorkcenterCapability: operation({
    summary: 'Tells whether agents may choose a seat, and what the work-center field must hold.',
    provenance: 'documented',
    input: { userId: string },
    output: WorkcenterCapability,
    cic: 'The user exists, and the station of their session; of one who is not logged on `GET /status/user-statuses/{user}`.',
    faults: ['unknownUser', 'cicUnavailable'],
  }),
  getPresenceQueueInfo: operation({
    summary: 'Tells for one channel how many agents of each workgroup are logged on and available.',
    provenance: 'documented',
    input: { channel: string },
    output: list(PresenceQueueInfo),
    cic: 'Members and queues of the workgroups, which the service session watches.',
    faults: ['notSupported', 'malformedRequest', 'cicUnavailable'],
  }),
  getChannels: operation({
    summary: 'Lists the channels that the configuration offers (G35).',
    provenance: 'proposed',
    input: {},
    output: list(TextElement),
    cic: 'None: configuration.',
  }),
  getQueues: operation({
    summary: 'Lists the workgroups that SAP may name, of one channel or of all.',
    provenance: 'proposed',
    input: { channel: optional(string) },
    output: list(Queue),
    cic: 'Workgroups with a queue, which the service session watches.',
    faults: ['malformedRequest', 'cicUnavailable'],
  }),
  getPresence: operation({
    summary: 'Tells for each user whether they are available, busy or logged off.',
    provenance: 'proposed',
    input: { userIds: list(string) },
    output: list(Presence),
    cic: 'Status, logged-on and on-phone flags of the users, which the service session watches.',
    faults: ['notSupported', 'unknownUser', 'cicUnavailable'],
  }),
  ping: operation({
    summary: 'Answers at once while the bridge lives.',
    provenance: 'proposed',
    input: {},
    output: string,
    cic: 'None: the bridge answers by itself.',
  }),
});
