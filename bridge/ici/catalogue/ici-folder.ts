import { containerRead, itemGiven, userRead } from './faults.ts';
import { operation, service } from './service.ts';
import { list, string } from './shape.ts';
import { Folder, Message } from './types.ts';

export const IciFolder = service('IciFolder', 'The inbox of an agent', {
  getFolders: operation({
    summary: 'Lists the folders of an agent: the inbox and one for each workgroup.',
    provenance: 'proposed',
    input: { userId: string },
    output: list(Folder),
    cic: 'What the bridge watches of the agent; of one who is not logged on `GET /status/user-statuses/{user}`.',
    faults: userRead,
  }),
  getMessages: operation({
    summary: 'Lists the messages of the acting user in a folder.',
    provenance: 'proposed',
    input: { folderId: string },
    output: list(Message),
    cic: 'What the bridge watches of the agent; of one who is not logged on `GET /status/user-statuses/{user}`.',
    faults: containerRead,
  }),
  moveMessage: operation({
    summary: 'Moves a message to another folder: to a workgroup it is routed again.',
    provenance: 'proposed',
    input: { messageId: string, folderId: string },
    cic: '`POST /interactions/{id}/blind-transfer` to the workgroup.',
    faults: [...itemGiven, 'notSupported'],
  }),
});
