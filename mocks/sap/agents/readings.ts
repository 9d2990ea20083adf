import type {
  ColleagueView,
  DirectoryView,
  FolderView,
  MessageContentView,
  MessageView,
} from '@switchhook/simulator/model';
import type { BridgeClient } from '../ici/bridge-client.ts';
import { folders, messageContent, messages, presenceQueues, presences, queues } from '../ici/wire-schemas.ts';
import { stateOf } from '../interaction-center/observe-item.ts';
import { emailView } from '../interaction-center/observe-media.ts';
import type { SapAgent } from './sap-agent.ts';

/** What a browser reads when a page needs it. All reject as `BridgeClient` does. */
export interface Readings {
  /** Presence of colleagues, and the workgroups of telephony with their figures (ui.md 5). */
  directory(colleagues: readonly SapAgent[]): Promise<DirectoryView>;
  folders(): Promise<readonly FolderView[]>;
  messages(folderId: string): Promise<readonly MessageView[]>;
  content(messageId: string): Promise<MessageContentView>;
}

export interface ReadingsOptions {
  readonly userId: string;
  readonly bridge: BridgeClient;
}

// The ids of the presence states, as our dialect proposes them.
const presenceById: Readonly<Record<string, ColleagueView['presence']>> = {
  '1': 'available',
  '2': 'busy',
  '3': 'loggedOff',
};

export function createReadings({ userId, bridge }: ReadingsOptions): Readings {
  return {
    async directory(colleagues) {
      const others = colleagues.filter((colleague) => colleague.userId !== userId);
      const userIds = others.map((colleague) => colleague.userId);
      const [told, known, figures] = await Promise.all([
        bridge.ask('IciSystem.getPresence', { userIds }, presences),
        bridge.ask('IciSystem.getQueues', {}, queues),
        bridge.ask('IciSystem.getPresenceQueueInfo', { channel: 'telephony' }, presenceQueues),
      ]);
      const presenceOf = new Map(told.map((presence) => [presence.userId, presence]));
      const figuresOf = new Map(figures.map((queue) => [queue.queueId, queue]));
      return {
        colleagues: others.map(({ userId: id, name, extension }) => {
          const presence = presenceOf.get(id);
          return {
            userId: id,
            name,
            extension,
            presence: presenceById[presence?.presence.id ?? ''] ?? 'unknown',
            presenceText: presence?.presence.description ?? '',
            channels: presence?.channels ?? [],
          };
        }),
        queues: known.map(({ id, description, channel }) => {
          const figure = figuresOf.get(id);
          const counts = figure && {
            loggedOnUsers: figure.loggedOnUsers,
            availableUsers: figure.availableUsers,
          };
          return { id, description: description || id, channel, ...counts };
        }),
      };
    },
    async folders() {
      const told = await bridge.ask('IciFolder.getFolders', { userId }, folders);
      return told.map(({ containerId, name, containerType, capabilityList }) => ({
        folderId: containerId,
        name: name || containerId,
        kind: containerType,
        capabilities: capabilityList,
      }));
    },
    async messages(folderId) {
      const told = await bridge.ask('IciFolder.getMessages', { folderId }, messages);
      return told.map((message) => ({
        ...emailView(message),
        messageId: message.messageId,
        state: stateOf(message.messageStatus, message.processingStatus, undefined),
        stateText: message.messageStatus.description,
        capabilities: message.capabilityList,
      }));
    },
    async content(messageId) {
      const told = await bridge.ask('IciMessage.getContent', { messageId }, messageContent);
      return {
        messageId,
        from: told.originator ?? '',
        to: told.destinations.map(({ value }) => value),
        copies: told.copies.map(({ value }) => value),
        subject: told.subject,
        contentType: told.contentType,
        content: told.content,
      };
    },
  };
}
