import { z } from 'zod';
import type { Directory } from '../../pbx/directory.ts';
import type { IcwsMessage } from '../message.ts';
import { selectableStatusIds, statusMessageInfo } from '../status-message-info.ts';
import type { Subscription } from '../subscription.ts';

/** Told whole, and whole again when the statuses of the server change. */
function whole(read: () => IcwsMessage): Subscription {
  return {
    topics: ['configuration'],
    snapshot: () => [read()],
    tell(change) {
      if (change.kind !== 'configuration') return undefined;
      return change.before.statusMessages === change.after.statusMessages ? undefined : read();
    },
  };
}

/** All status messages of the server. */
export function statusMessagesSubscription(directory: Directory, language: string): Subscription {
  return whole(() => ({
    __type: 'urn:inin.com:status:statusMessagesMessage',
    isDelta: false,
    statusMessagesAdded: directory.world.statusMessages.map((status) => statusMessageInfo(status, language)),
  }));
}

export const userAccessSchema = z.object({ userIds: z.array(z.string().min(1)).min(1) });

/** The statuses that some users may choose. */
export function userAccessSubscription(
  directory: Directory,
  { userIds }: z.output<typeof userAccessSchema>,
): Subscription {
  return whole(() => ({
    __type: 'urn:inin.com:status:statusMessagesUserAccessMessage',
    isDelta: false,
    statusMessagesUserAccessChanges: userIds.map((userId) => ({
      userId,
      statusMessagesAdded: selectableStatusIds(directory.world),
    })),
  }));
}
