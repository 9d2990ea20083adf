import { containerRead, userRead } from './faults.ts';
import { operation, service } from './service.ts';
import { list, string } from './shape.ts';
import { Container, Item } from './types.ts';

export const IciContainer = service('IciContainer', 'Places that hold items: lines, inboxes, queues', {
  getAttributes: operation({
    summary: 'Reads one container.',
    provenance: 'proposed',
    input: { containerId: string },
    output: Container,
    cic: 'What the bridge watches of the agent; of one who is not logged on `GET /status/user-statuses/{user}`.',
    faults: containerRead,
  }),
  getItems: operation({
    summary: 'Lists the items of the acting user in a container.',
    provenance: 'proposed',
    input: { containerId: string },
    output: list(Item),
    cic: 'What the bridge watches of the agent; of one who is not logged on `GET /status/user-statuses/{user}`.',
    faults: containerRead,
  }),
  getContainers: operation({
    summary: 'Lists the containers of an agent.',
    provenance: 'proposed',
    input: { userId: string },
    output: list(Container),
    cic: 'What the bridge watches of the agent; of one who is not logged on `GET /status/user-statuses/{user}`.',
    faults: userRead,
  }),
});
