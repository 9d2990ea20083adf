import { BridgeError } from '../../core/bridge-error.ts';
import type { IciHandlers } from '../catalogue/catalogue.ts';
import { requireSameUser } from './acting-user.ts';
import { parseContainerId } from './container-id.ts';
import { findContainer } from './find-container.ts';
import { findItem } from './find-item.ts';
import type { HandlerContext } from './handler-context.ts';

export function iciFolderHandlers({ agents, present }: HandlerContext): IciHandlers['IciFolder'] {
  return {
    async getFolders({ userId }, call) {
      requireSameUser(userId, call);
      return present.folders(await agents.read(userId));
    },
    async getMessages({ folderId }, call) {
      const { snapshot, container } = await findContainer(agents, folderId, call);
      return present.messagesIn(snapshot, container);
    },
    async moveMessage({ messageId, folderId }, call) {
      const { snapshot } = findItem(agents, 'message', messageId, undefined, call);
      const folder = parseContainerId(folderId);
      if (folder?.kind !== 'queue') {
        throw new BridgeError(
          'notSupported',
          `Failed to move the message to ${JSON.stringify(folderId)}: CIC keeps no folders, only the queues of workgroups. Send the id of a queue, or use IciMessage.forward.`,
        );
      }
      await agents.perform(snapshot.agent.userId, {
        kind: 'forward',
        itemId: messageId,
        destination: { kind: 'queue', value: folder.workgroup },
        attachedData: '',
      });
    },
  };
}
