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
    cic: 'The queue of the user and their workgroups.',
    faults: userRead,
  }),
  getMessages: operation({
    summary: 'Lists the messages of the acting user in a folder.',
    provenance: 'proposed',
    input: { folderId: string },
    output: list(Message),
    cic: 'E-mail interactions on the queue of the user.',
    faults: containerRead,
  }),
  moveMessage: operation({
    summary: 'Moves a message to another folder: to a workgroup it is routed again.',
    provenance: 'proposed',
    input: { messageId: string, folderId: string },
    cic: 'blind-transfer to the workgroup.',
    faults: [...itemGiven, 'notSupported'],
  }),
});
